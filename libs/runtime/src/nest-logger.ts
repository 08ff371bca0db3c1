import type { LoggerService } from '@nestjs/common';
import type { Log } from './log.js';

/** Nest's own lines in our log. Its start-up chatter is debug. */
export class NestLogger implements LoggerService {
  constructor(private readonly target: Log) {}

  log(message: unknown, ...more: unknown[]): void {
    this.target.debug(...NestLogger.line(message, more));
  }

  verbose(message: unknown, ...more: unknown[]): void {
    this.target.debug(...NestLogger.line(message, more));
  }

  debug(message: unknown, ...more: unknown[]): void {
    this.target.debug(...NestLogger.line(message, more));
  }

  warn(message: unknown, ...more: unknown[]): void {
    this.target.warn(...NestLogger.line(message, more));
  }

  error(message: unknown, ...more: unknown[]): void {
    this.target.error(...NestLogger.line(message, more));
  }

  fatal(message: unknown, ...more: unknown[]): void {
    this.target.error(...NestLogger.line(message, more));
  }

  private static line(message: unknown, more: unknown[]): [string, Record<string, unknown>] {
    const context = more.at(-1);
    const fields: Record<string, unknown> = { part: 'nest' };
    if (typeof context === 'string') fields['context'] = context;
    const detail = more.slice(0, -1).find((item) => item !== undefined);
    if (message instanceof Error) return [message.message, { ...fields, error: message }];
    return [String(message), detail === undefined ? fields : { ...fields, detail }];
  }
}
