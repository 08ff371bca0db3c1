import { issueTexts, languageOf, problems, renderText } from '#libs/contracts';
import type { ProblemTexts } from '#libs/runtime';

/** The catalogue of problems, as the doors render it. */
export const texts: ProblemTexts = { problems, issueTexts, renderText, languageOf };
