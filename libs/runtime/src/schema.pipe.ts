import { Injectable, type ArgumentMetadata, type PipeTransform } from '@nestjs/common';
import { z } from 'zod';
import { issuesOf } from './issues.js';
import { ProblemError } from './problem.js';

/** Checks `@Body({schema})`, `@Query({schema})` and `@Param({schema})`; the handler gets what the schema made of it. */
@Injectable()
export class SchemaPipe implements PipeTransform {
  async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    if (!(metadata.schema instanceof z.ZodType)) return value;
    const read = await metadata.schema.safeParseAsync(value, { reportInput: true });
    if (read.success) return read.data;
    // a path that cannot name anything names nothing
    if (metadata.type === 'param') throw new ProblemError('route.notFound');
    throw new ProblemError('request.invalid', {}, { errors: issuesOf(read.error, value) });
  }
}
