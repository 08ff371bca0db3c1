import { Injectable } from '@nestjs/common';

/** The time. Injected so that tests can hold it still. */
@Injectable()
export class Clock {
  /** Wall clock, milliseconds since 1970. */
  now(): number {
    return Date.now();
  }

  /** Milliseconds of a clock that never jumps; for deadlines and durations only. */
  monotonic(): number {
    return performance.now();
  }
}
