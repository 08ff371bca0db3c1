import type { ServerResponse } from 'node:http';
import { Injectable } from '@nestjs/common';
import { drawPicture } from './draw-picture.js';
import { encodeJpeg } from './jpeg.js';
import { encodePng } from './png.js';

const REMEMBERED = 1000;
const pattern = /^([\p{L}\p{N}_.-]{1,120}?)(?:@(\d{1,4})x(\d{1,4}))?\.(png|jpe?g)$/u;
const within = (size: number): boolean => size >= 16 && size <= 2000;

/**
 * Pictures by name: `/images/mat-ong-1.png` is 800 × 800, `/images/mat-ong-1@300x200.png` as asked. Names beginning with
 * `missing` are not there.
 */
@Injectable()
export class Pictures {
  private readonly made = new Map<string, Buffer>();

  /** The picture's bytes; null when there is none of that name. */
  picture(file: string): Buffer | null {
    const match = pattern.exec(file);
    const [, name = '', wide = '800', high = '800', kind = 'png'] = match ?? [];
    const [width, height] = [Number(wide), Number(high)];
    if (!match || name.startsWith('missing') || !within(width) || !within(height)) return null;
    const known = this.made.get(file);
    if (known) return known;
    const drawn = drawPicture(name, width, height);
    const bytes = kind === 'png' ? encodePng(drawn) : encodeJpeg(drawn);
    const [oldest] = this.made.keys();
    if (this.made.size >= REMEMBERED && oldest !== undefined) this.made.delete(oldest);
    this.made.set(file, bytes);
    return bytes;
  }

  /** Answers `GET /images/{path}`. */
  answer(path: string, method: string, response: ServerResponse): void {
    const bytes = method === 'GET' || method === 'HEAD' ? this.picture(decoded(path)) : null;
    if (!bytes) {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('no such picture');
      return;
    }
    response.writeHead(200, {
      'content-type': path.split('?')[0]?.endsWith('.png') ? 'image/png' : 'image/jpeg',
      'content-length': bytes.length,
      'cache-control': 'public, max-age=86400',
      'cross-origin-resource-policy': 'cross-origin',
    });
    response.end(method === 'HEAD' ? undefined : bytes);
  }
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path.split('?')[0] ?? '');
  } catch {
    return '';
  }
}
