/** Commands of one kind under way at a time: while they run, what is asked for gathers. */
const UNDER_WAY = 2;

interface Waiting<A, R> {
  asked: A;
  done: (answer: R) => void;
  failed: (reason: unknown) => void;
}

/**
 * Gathers single requests of the same turn of the loop into one command: a database is asked once for thirty documents
 * instead of thirty times. `run` answers in the order it was asked; an Error in its answers rejects that request only.
 */
export class Gather<A, R> {
  private waiting: Waiting<A, R>[] = [];
  private underWay = 0;
  private scheduled = false;

  constructor(
    private readonly run: (asked: A[]) => Promise<(R | Error)[]>,
    private readonly most = 100,
  ) {}

  ask(asked: A): Promise<R> {
    return new Promise((done, failed) => {
      this.waiting.push({ asked, done, failed });
      this.schedule();
    });
  }

  private schedule(): void {
    if (this.scheduled || this.underWay >= UNDER_WAY || this.waiting.length === 0) return;
    this.scheduled = true;
    setImmediate(() => {
      this.scheduled = false;
      void this.send(this.waiting.splice(0, this.most));
    });
  }

  private async send(batch: Waiting<A, R>[]): Promise<void> {
    this.underWay += 1;
    this.schedule();
    try {
      const answers = await this.run(batch.map(({ asked }) => asked));
      batch.forEach(({ done, failed }, index) => {
        const answer = answers[index] as R | Error;
        if (answer instanceof Error) failed(answer);
        else done(answer);
      });
    } catch (error) {
      for (const { failed } of batch) failed(error);
    } finally {
      this.underWay -= 1;
      this.schedule();
    }
  }
}
