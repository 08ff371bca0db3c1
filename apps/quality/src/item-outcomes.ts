import { issueTexts, type Language, languageOf, problems, renderText } from '#libs/contracts';
import { ProblemError, problemDocument } from '#libs/runtime';

const texts = { problems, issueTexts, renderText, languageOf };
export interface ItemOutcome {
  index: number;
  status: number;
  problem?: object;
}

/** Runs items one after the other: several of one product would only get in each other's way. A bad one stops no other. */
export async function eachItem<T>(
  items: readonly T[],
  language: Language,
  run: (item: T) => Promise<void>,
): Promise<ItemOutcome[]> {
  const outcomes: ItemOutcome[] = [];
  for (const [index, item] of items.entries()) {
    try {
      await run(item);
      outcomes.push({ index, status: 200 });
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      const problem = problemDocument(texts, error, language);
      outcomes.push({ index, status: problem.status, problem });
    }
  }
  return outcomes;
}
