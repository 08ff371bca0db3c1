import { pino, type DestinationStream, type Logger } from 'pino';
import { redactFields, redactText } from './redact.js';

export type LogFields = Record<string, unknown>;

/** Structured log, one JSON line per call. Secrets and telephone numbers are replaced at any depth. */
export class Log {
  constructor(private readonly sink: Logger) {}

  /** A log whose lines all carry `fields`, e.g. `{tenant, product, event, stage}`. */
  child(fields: LogFields): Log {
    return new Log(this.sink.child(redactFields(fields)));
  }

  debug(message: string, fields?: LogFields): void {
    this.write('debug', message, fields);
  }

  info(message: string, fields?: LogFields): void {
    this.write('info', message, fields);
  }

  warn(message: string, fields?: LogFields): void {
    this.write('warn', message, fields);
  }

  /** Pass a caught error as `fields.error`: its class, code, message, stack and causes are written, nothing else of it. */
  error(message: string, fields?: LogFields): void {
    this.write('error', message, fields);
  }

  private write(level: 'debug' | 'info' | 'warn' | 'error', message: string, fields: LogFields = {}): void {
    if (this.sink.isLevelEnabled(level)) this.sink[level](redactFields(fields), redactText(message));
  }
}

/** The log of a process. `to` is where lines go (standard output unless told). */
export function createLog(service: string, o: { level?: string; to?: DestinationStream } = {}): Log {
  const options = {
    base: { service },
    level: o.level ?? 'info',
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
  };
  return new Log(o.to ? pino(options, o.to) : pino(options, pino.destination({ dest: 1, sync: true })));
}
