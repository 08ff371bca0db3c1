import type { Topic } from '#libs/contracts';
import { Injectable } from '@nestjs/common';
import { StreamWriter } from '../stream/stream-writer.js';
import { Projector, type AnyEvent } from './projector.js';
import type { ReadModels } from './read-models.js';

/** Projects events into the generation this process began with, and tells the stream what changed. */
@Injectable()
export class Projections {
  private readonly projector: Projector;

  constructor(
    models: ReadModels,
    private readonly stream: StreamWriter,
  ) {
    this.projector = new Projector(models);
  }

  async take(topic: Topic, event: AnyEvent): Promise<void> {
    const change = await this.projector.project(topic, event);
    if (change) await this.stream.add(change);
  }
}
