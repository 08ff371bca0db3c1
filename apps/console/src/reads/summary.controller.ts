import { routes } from '#libs/contracts';
import { HttpRoute, Who, type Actor } from '#libs/runtime';
import { Controller } from '@nestjs/common';
import { GenerationStore } from '../projections/generation.store.js';
import { StreamStore } from '../stream/stream.store.js';
import { FindingTexts } from './finding-texts.js';
import { summarise } from './summary.js';

/** The figures of an organisation at a glance. */
@Controller()
export class SummaryController {
  constructor(
    private readonly generations: GenerationStore,
    private readonly stream: StreamStore,
    private readonly texts: FindingTexts,
  ) {}

  @HttpRoute(routes.summary)
  async summary(@Who() { tenant, language }: Actor): Promise<Record<string, unknown>> {
    const [{ at }, summary] = await Promise.all([
      this.stream.head(tenant),
      this.generations.models().then((models) => summarise(models, tenant)),
    ]);
    const refusals = summary.refusals.map(({ rule, count, sample }) => {
      const { message, fix, source, field } = this.texts.of(sample, language);
      return { rule, count, field, message, fix, source };
    });
    return { ...summary, refusals, ...(at === undefined ? {} : { asOf: at }) };
  }
}
