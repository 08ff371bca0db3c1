import { Body, Controller } from '@nestjs/common';
import {
  type Confirmation,
  confirmationsInput,
  issueTexts,
  languageOf,
  problems,
  renderText,
  routes,
} from '#libs/contracts';
import { type Actor, HttpRoute, ProblemError, problemDocument, Who } from '#libs/runtime';
import type { z } from 'zod';
import { ConfirmDocument } from './confirm-document.js';

const texts = { problems, issueTexts, renderText, languageOf };
interface ItemOutcome {
  index: number;
  status: number;
  problem?: object;
}

@Controller()
export class DocumentsController {
  constructor(private readonly confirmDocument: ConfirmDocument) {}

  /** One after the other: several papers of one product would only get in each other's way. */
  @HttpRoute(routes.confirmDocuments)
  async confirm(
    @Body({ schema: confirmationsInput }) body: z.infer<typeof confirmationsInput>,
    @Who() actor: Actor,
  ): Promise<{ items: ItemOutcome[] }> {
    const items: ItemOutcome[] = [];
    for (const [index, item] of body.items.entries()) items.push(await this.one(index, item, actor));
    return { items };
  }

  private async one(index: number, item: Confirmation, actor: Actor): Promise<ItemOutcome> {
    try {
      await this.confirmDocument.run(item, actor);
      return { index, status: 200 };
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      const problem = problemDocument(texts, error, actor.language);
      return { index, status: problem.status, problem };
    }
  }
}
