import { Clock, Log, ProblemError } from '#libs/runtime';
import { Injectable } from '@nestjs/common';
import { contiguous, type Gap } from './contiguous.js';
import { StreamStore, type FrameRow } from './stream.store.js';

/** Somebody who listens to a tenant's stream. */
export interface Listener {
  send(frames: FrameRow[]): void;
  /** Some frames are gone for good: load everything anew. */
  reset(position: number): void;
  /** The listener's last words; nothing is sent after it. */
  end(): void;
}

interface Feed {
  position: number;
  gap: Gap | null;
  listeners: Set<Listener>;
  reading: boolean;
  again: boolean;
}

const PAGE = 500;

/** Which tenants are listened to, so that wake-ups of others can be ignored. */
export interface Interest {
  begin(tenant: string): void;
  end(tenant: string): void;
}

/** Reads each listened-to tenant's sequence once and hands it to all who listen. */
@Injectable()
export class StreamHub {
  private readonly feeds = new Map<string, Feed>();
  private readonly connected = new Map<string, number>();
  private closed = false;

  constructor(
    private readonly store: StreamStore,
    private readonly interest: Interest,
    private readonly limit: number,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  /**
   * Attaches a listener after `after` (undefined = from now on). Answers how to detach. More than the limit per tenant →
   * ProblemError `service.busy`.
   */
  async attach(tenant: string, after: number | undefined, listener: Listener): Promise<() => void> {
    const connected = this.connected.get(tenant) ?? 0;
    if (this.closed || connected >= this.limit) throw new ProblemError('service.busy', { seconds: 10 });
    this.connected.set(tenant, connected + 1);
    let attached = true;
    const detach = (): void => {
      if (!attached) return;
      attached = false;
      this.detach(tenant, listener);
    };
    try {
      await this.catchUp(tenant, after, listener, () => attached);
      return detach;
    } catch (error) {
      detach();
      throw error;
    }
  }

  /** New frames may be there. */
  wake(tenant: string): void {
    const feed = this.feeds.get(tenant);
    if (!feed) return;
    if (feed.reading) {
      feed.again = true;
      return;
    }
    feed.reading = true;
    void this.read(tenant, feed);
  }

  wakeAll(): void {
    for (const tenant of this.feeds.keys()) this.wake(tenant);
  }

  listeners(): number {
    return [...this.connected.values()].reduce((sum, count) => sum + count, 0);
  }

  close(): void {
    this.closed = true;
    for (const feed of this.feeds.values()) for (const listener of [...feed.listeners]) listener.end();
  }

  private async catchUp(
    tenant: string,
    after: number | undefined,
    listener: Listener,
    attached: () => boolean,
  ): Promise<void> {
    const feed = this.feedOf(tenant, await this.store.newest(tenant));
    let position = after ?? feed.position;
    if (after !== undefined && (await this.lost(tenant, after))) {
      position = feed.position;
      listener.reset(position);
    }
    // Everything up to where the feed stands comes from the store; from the same moment on, from the feed.
    while (attached() && position < feed.position) {
      const page = (await this.store.after(tenant, position, PAGE)).filter(({ seq }) => seq <= feed.position);
      if (page.length > 0) listener.send(page);
      position = page.at(-1)?.seq ?? feed.position;
    }
    if (!attached()) return;
    feed.listeners.add(listener);
    this.wake(tenant);
  }

  private feedOf(tenant: string, position: number): Feed {
    const known = this.feeds.get(tenant);
    if (known) return known;
    const feed: Feed = { position, gap: null, listeners: new Set(), reading: false, again: false };
    this.feeds.set(tenant, feed);
    this.interest.begin(tenant);
    return feed;
  }

  /** Frames beyond `after` that have been thrown away, or a number that was never given out. */
  private async lost(tenant: string, after: number): Promise<boolean> {
    const { seq: head } = await this.store.head(tenant);
    if (after > head) return true;
    if (after === head) return false;
    const [oldest] = await this.store.after(tenant, 0, 1);
    return (oldest?.seq ?? head + 1) > after + 1;
  }

  private async read(tenant: string, feed: Feed): Promise<void> {
    try {
      do {
        feed.again = false;
        const found = await this.store.after(tenant, feed.position, PAGE);
        const { frames, position, gap } = contiguous(found, feed.position, feed.gap, this.clock.monotonic());
        feed.position = position;
        feed.gap = gap;
        this.hand(feed, frames);
        if (found.length === PAGE && gap === null) feed.again = true;
      } while (feed.again);
    } catch (error) {
      this.log.warn('Stream not read', { tenant, error });
    } finally {
      feed.reading = false;
    }
  }

  private hand(feed: Feed, frames: FrameRow[]): void {
    if (frames.length > 0) for (const listener of [...feed.listeners]) listener.send(frames);
  }

  private detach(tenant: string, listener: Listener): void {
    const left = (this.connected.get(tenant) ?? 1) - 1;
    this.feeds.get(tenant)?.listeners.delete(listener);
    if (left > 0) {
      this.connected.set(tenant, left);
      return;
    }
    this.connected.delete(tenant);
    this.feeds.delete(tenant);
    this.interest.end(tenant);
  }
}
