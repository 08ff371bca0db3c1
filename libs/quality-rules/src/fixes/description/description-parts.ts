import { foldText } from '#libs/ocop';
import { headings, type HeadingKind } from '../../statements/headings.js';

/** What a producer wrote under one heading of a free description; `lead` stands above all headings. */
export interface DescriptionPart {
  kind: HeadingKind | 'lead' | 'warnings' | 'story';
  /** As written, without its colon. */
  heading: string;
  text: string;
}

const LINE = /^[^\p{L}\p{N}]{0,6}(\p{L}[^:：\n]{1,60})[:：](.*)$/u;
const WARNING = /^(?:lưu ý|chú ý|cảnh báo|thông tin cảnh báo|khuyến cáo|warning|note)$/u;
const STORY = /^câu chuyện/u;

function headingOf(line: string): DescriptionPart | undefined {
  const [, heading = '', text = ''] = LINE.exec(line) ?? [];
  const folded = foldText(heading);
  if (WARNING.test(folded)) return { kind: 'warnings', heading, text };
  if (STORY.test(folded)) return { kind: 'story', heading, text };
  const kind = headings.get(folded);
  return kind && { kind, heading, text };
}

/** A free description by its headings, in the order written; texts without blanks at their ends. */
export function descriptionParts(text: string): DescriptionPart[] {
  const parts: DescriptionPart[] = [{ kind: 'lead', heading: '', text: '' }];
  for (const line of text.split(/\r?\n/)) {
    const part = headingOf(line);
    const last = parts.at(-1);
    if (part) parts.push(part);
    else if (last) last.text += `\n${line}`;
  }
  return parts.map((part) => ({ ...part, text: part.text.trim() })).filter((part) => part.text !== '');
}
