import { randomUUID } from 'node:crypto';
import { ChannelFault, type ChannelSession } from '#libs/channel-kit';
import { z } from 'zod';
import { shopeeResponse } from './client.js';

const MAX_BYTES = 10 * 1024 * 1024;

function fileKind(bytes: Buffer): { name: string; type: string } | null {
  if (bytes.length > 3 && bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff])))
    return { name: 'image.jpg', type: 'image/jpeg' };
  if (bytes.length > 8 && bytes.subarray(0, 8).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])))
    return { name: 'image.png', type: 'image/png' };
  return null;
}

function refused(code: string, accepts?: string): ChannelFault {
  return new ChannelFault('invalid', { code, field: 'images', ...(accepts && { accepts }) });
}

/** The picture's bytes from the producer's address. What is there is the producer's to mend; a server that is away is not. */
async function fetchImage(session: ChannelSession, url: string): Promise<Buffer> {
  const response = await session.http.send(() => ({
    method: 'GET',
    url,
    headers: { Accept: 'image/jpeg, image/png' },
    writes: false,
    operation: 'fetch_image',
    foreign: true,
  }));
  if (response.status >= 500 || response.status === 429)
    throw new ChannelFault('unavailable', { code: `image.http${response.status}` });
  if (response.status !== 200) throw refused(`image.http${response.status}`);
  if (response.bytes.length > MAX_BYTES) throw refused('image.tooLarge', '10 MB');
  return response.bytes;
}

function multipart(boundary: string, bytes: Buffer, kind: { name: string; type: string }): Buffer {
  const scene = `--${boundary}\r\nContent-Disposition: form-data; name="scene"\r\n\r\nnormal\r\n`;
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="image"; filename="${kind.name}"\r\nContent-Type: ${kind.type}\r\n\r\n`;
  return Buffer.concat([Buffer.from(scene + head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]);
}

const uploaded = z.looseObject({
  image_info: z.looseObject({ image_id: z.string().min(1) }).optional(),
  image_info_list: z
    .array(
      z.looseObject({
        error: z.string().optional(),
        image_info: z.looseObject({ image_id: z.string().min(1) }).optional(),
      }),
    )
    .optional(),
});

/** Fetches one picture and uploads it; answers its `image_id`. Uploading twice does no harm, so it counts as a read. */
export async function uploadImage(session: ChannelSession, url: string): Promise<string> {
  const bytes = await fetchImage(session, url);
  const kind = fileKind(bytes);
  if (!kind) throw refused('image.type', 'JPEG, PNG');
  const boundary = `ganh-${randomUUID()}`;
  const raw = { body: multipart(boundary, bytes, kind), contentType: `multipart/form-data; boundary=${boundary}` };
  const answer = await shopeeResponse(session, uploaded, {
    path: 'media_space/upload_image',
    raw,
    writes: false,
    as: 'public',
  });
  const id = answer.image_info?.image_id ?? answer.image_info_list?.[0]?.image_info?.image_id;
  if (!id) throw refused(answer.image_info_list?.[0]?.error ?? 'error_image_unavailable');
  return id;
}
