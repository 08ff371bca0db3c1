import { Body, Controller } from '@nestjs/common';
import { confirmationsInput, routes } from '#libs/contracts';
import { type Actor, HttpRoute, Who } from '#libs/runtime';
import type { z } from 'zod';
import { ConfirmDocument } from './confirm-document.js';
import { eachItem, type ItemOutcome } from './item-outcomes.js';

@Controller()
export class DocumentsController {
  constructor(private readonly confirmDocument: ConfirmDocument) {}

  @HttpRoute(routes.confirmDocuments)
  async confirm(
    @Body({ schema: confirmationsInput }) { items }: z.infer<typeof confirmationsInput>,
    @Who() actor: Actor,
  ): Promise<{ items: ItemOutcome[] }> {
    return { items: await eachItem(items, actor.language, (item) => this.confirmDocument.run(item, actor)) };
  }
}
