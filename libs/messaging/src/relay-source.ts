import type { ForgottenEvent, GanhEvent, Topic } from '#libs/contracts';

/** The current public state of one marked aggregate. */
export interface Announcement {
  /** Id of the aggregate. */
  key: string;
  topic: Topic;
  /** The counter that the mark is about; `sent` unsets the mark only where it still has this value. */
  counter: number;
  event: GanhEvent | ForgottenEvent;
  /** The source's own. */
  ref: unknown;
}

/** A collection whose documents are announced by a mark. */
export interface RelaySource {
  name: string;
  /** Up to `limit` marked documents in their current state, oldest mark first. */
  marked(limit: number): Promise<Announcement[]>;
  /** The broker has them: unset each mark where `{_id, tenant, counter}` still match. */
  sent(announcements: Announcement[]): Promise<void>;
  /** The broker will never take this one: take its mark off and write parked work. */
  refused(announcement: Announcement, reason: string): Promise<void>;
  /** UTC milliseconds of the oldest mark, null = nothing is marked. */
  oldestMarkAt(): Promise<number | null>;
  /** The daily re-announcement: `mark` marks up to `limit` documents announced longer than `everyMs` ago, returns how many. */
  reannounce?: { everyMs: number; perSecond: number; mark(limit: number): Promise<number> };
}
