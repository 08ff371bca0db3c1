import { Controller, Headers, Param, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { id, importQuery, type ImportState, pageQuery, routes } from '#libs/contracts';
import { type Actor, HttpRoute, piecesOf, ProblemError, Who } from '#libs/runtime';
import { decodeCursor, pageOf } from '#libs/storage';
import { BackPressure } from '../requests/back-pressure.js';
import { KeyedRequests, readKey } from '../requests/keyed-request.js';
import { ImportStore, type ImportRow } from './import.store.js';
import { ImportRunner } from './import-runner.js';
import { ReceiveImport } from './receive-import.js';
import { BYTE_ORDER_MARK, REFUSED_SHOWN, refusedHeading, refusedLine, showImport } from './show-import.js';

const byId = z.strictObject({ id });
const PAGE = 500;

function refuseOtherTypes(request: Request): void {
  const type = (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase();
  const encoded = (request.headers['content-encoding'] ?? 'identity').toLowerCase() !== 'identity';
  if (type !== 'text/csv' || encoded) throw new ProblemError('request.unsupportedType', { expected: 'text/csv' });
}

/** The name to show: no path, no invisible characters. */
function shownName(fileName: string): string {
  const bare = fileName
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .split(/[\\/]/)
    .at(-1)
    ?.trim();
  return bare === undefined || bare === '' ? 'import.csv' : bare;
}

@Controller()
export class ImportsController {
  constructor(
    private readonly receive: ReceiveImport,
    private readonly store: ImportStore,
    private readonly keyed: KeyedRequests,
    private readonly pressure: BackPressure,
    private readonly runner: ImportRunner,
  ) {}

  @HttpRoute(routes.createImport)
  async create(
    @Who() actor: Actor,
    @Query({ schema: importQuery }) query: z.infer<typeof importQuery>,
    @Headers('idempotency-key') header: string | undefined,
    @Req() request: Request,
  ): Promise<ImportState> {
    refuseOtherTypes(request);
    readKey(header);
    await this.pressure.refuseWhenBehind();
    const file = await this.receive.receiveFile(actor.tenant, piecesOf(request));
    const fileName = shownName(query.fileName);
    let opened = false;
    try {
      const { body } = await this.keyed.run(
        { actor, route: 'createImport', header, content: { fileName, hash: file.hash } },
        async () => {
          const row = await this.receive.open(actor, fileName, file);
          opened = true;
          return { status: 202, body: showImport(row, [], actor.language) };
        },
      );
      this.runner.wake();
      return body;
    } finally {
      // A replayed answer speaks of the first file; this copy of it is not needed.
      if (!opened) await this.receive.drop(actor.tenant, file);
    }
  }

  @HttpRoute(routes.listImports)
  async list(
    @Who() actor: Actor,
    @Query({ schema: pageQuery }) query: z.infer<typeof pageQuery>,
  ): Promise<{ items: ImportState[]; next?: string }> {
    const cursor = decodeCursor(query.cursor);
    const beforeId = cursor === undefined ? undefined : String(cursor['id']);
    const page = pageOf(await this.store.page(actor.tenant, beforeId, query.limit + 1), query.limit, (row) => ({
      id: row._id,
    }));
    return { ...page, items: page.items.map((row) => showImport(row, [], actor.language)) };
  }

  @HttpRoute(routes.getImport)
  async get(@Who() actor: Actor, @Param({ schema: byId }) path: z.infer<typeof byId>): Promise<ImportState> {
    const row = await this.find(actor, path.id);
    const refused = await this.store.refusedAfter(actor.tenant, row._id, 0, REFUSED_SHOWN);
    return showImport(row, refused, actor.language);
  }

  @HttpRoute(routes.refusedRows)
  async refused(
    @Who() actor: Actor,
    @Param({ schema: byId }) path: z.infer<typeof byId>,
    @Res() response: Response,
  ): Promise<void> {
    const row = await this.find(actor, path.id);
    response.setHeader('Content-Type', 'text/csv; charset=utf-8');
    response.setHeader('Content-Disposition', 'attachment; filename="refused.csv"');
    response.write(BYTE_ORDER_MARK + refusedHeading(row, actor.language));
    for (let afterRow = 0; !response.destroyed;) {
      const rows = await this.store.refusedAfter(actor.tenant, row._id, afterRow, PAGE);
      const last = rows.at(-1);
      if (!last) break;
      afterRow = last.row;
      const ready = response.write(rows.map((item) => refusedLine(row, item, actor.language)).join(''));
      if (!ready) await drained(response);
    }
    response.end();
  }

  private async find(actor: Actor, importId: string): Promise<ImportRow> {
    const row = await this.store.find(actor.tenant, importId);
    if (!row) throw new ProblemError('import.notFound');
    return row;
  }
}

/** Until a slow reader has taken what was written, or has gone. */
function drained(response: Response): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      response.off('drain', done);
      response.off('close', done);
      resolve();
    };
    response.once('drain', done);
    response.once('close', done);
  });
}
