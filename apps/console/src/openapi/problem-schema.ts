import { problems } from '#libs/contracts';

/** RFC 9457 problem documents as this API gives them. */
export const problemSchema = {
  type: 'object',
  required: ['type', 'code', 'title', 'status', 'detail'],
  properties: {
    type: { type: 'string', examples: ['urn:ganh:problem:request.invalid'] },
    code: { type: 'string', enum: Object.keys(problems) },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string', description: 'What to do about it' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['field', 'code', 'message', 'fix'],
        properties: {
          field: { type: 'string', description: 'JSON pointer into the body' },
          code: { type: 'string' },
          message: { type: 'string' },
          fix: { type: 'string' },
        },
      },
    },
  },
} as const;
