import type { ParkedWork } from '#libs/contracts';

/** The message itself is at fault: no retry will mend it, it is parked at once. `cause` is a code of ours. */
export class MessageFault extends Error {
  override readonly cause: string;

  constructor(
    cause: string,
    readonly detail: string,
    readonly action: ParkedWork['action'] = 'report',
  ) {
    super(`${cause}: ${detail}`);
    this.name = 'MessageFault';
    this.cause = cause;
  }
}

/** The handler did not end within its time. */
export class DeadlineExceeded extends Error {
  constructor(readonly ms: number) {
    super(`no end after ${ms} ms`);
    this.name = 'DeadlineExceeded';
  }
}
