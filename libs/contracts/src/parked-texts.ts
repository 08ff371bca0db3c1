import { type Language, type ProblemText, renderText } from './problems.js';
import type { ParkedWork } from './work.js';

/** Why work was parked, by its `cause`. A cause never changes its meaning. */
export const causeTexts: Record<string, ProblemText> = {
  'event.unreadable': {
    vi: 'Một bản tin nội bộ không đọc được.',
    en: 'An event could not be read.',
  },
  'event.failed': {
    vi: 'Xử lý một bản tin nội bộ thất bại nhiều lần.',
    en: 'Handling an event failed several times.',
  },
  'event.deadline': {
    vi: 'Xử lý một bản tin nội bộ mất quá nhiều thời gian.',
    en: 'Handling an event took too long.',
  },
  'event.refused': {
    vi: 'Một bản tin không gửi đi được vì bị từ chối hẳn (thường do quá lớn).',
    en: 'An event was refused for good when it was sent (usually too large).',
  },
  'judgement.failed': {
    vi: 'Không đánh giá lại được một sản phẩm vì lỗi của Gánh; kết quả cũ vẫn còn hiệu lực.',
    en: 'A product could not be judged again because of a fault of Gánh; its last verdict stands.',
  },
  'relay.refused': {
    vi: 'Một bản tin không gửi đi được vì bị từ chối hẳn (thường do quá lớn).',
    en: 'An event was refused for good when it was sent (usually too large).',
  },
  'event.foreignTenant': {
    vi: 'Một bản tin mang mã đã thuộc về tổ chức khác nên không được ghi nhận.',
    en: 'An event carries an id that belongs to another organisation, so it was not taken.',
  },
  'channel.unavailable': {
    vi: 'Kênh bán không trả lời sau nhiều lần thử.',
    en: 'The channel did not answer after many tries.',
  },
  'channel.conflict': {
    vi: 'Kênh bán nhiều lần từ chối thay đổi vì đang vướng một thay đổi khác ở đó.',
    en: 'The channel kept refusing the change because something else there is in its way.',
  },
  'channel.unknownOutcome': {
    vi: 'Nhiều lần gửi mà không biết kênh bán đã nhận hay chưa.',
    en: 'Several sends ended without it being known whether the channel took them.',
  },
  'channel.bug': {
    vi: 'Có lỗi của Gánh khi làm việc với kênh bán.',
    en: 'Gánh made a mistake in working with the channel.',
  },
  'connection.needsAuthorisation': {
    vi: 'Gian hàng không còn cho phép Gánh truy cập.',
    en: 'The shop no longer lets Gánh in.',
  },
};

/** What a person can do about parked work, by its `action`. */
export const actionTexts: Record<ParkedWork['action'], ProblemText> = {
  replay: { vi: 'Cho chạy lại việc này.', en: 'Replay it.' },
  fixContent: { vi: 'Sửa nội dung sản phẩm rồi gửi lại.', en: 'Correct the product and send it again.' },
  reconnect: {
    vi: 'Kết nối lại gian hàng (chủ gian hàng đăng nhập và cho phép).',
    en: 'Connect the shop again: its owner signs in and allows access.',
  },
  contactChannel: {
    vi: 'Xem lại trên trang quản lý của kênh bán, nếu cần thì hỏi bộ phận hỗ trợ của kênh; sau đó chạy lại.',
    en: 'Look at it in the channel’s own seller page, ask its support if need be, then replay.',
  },
  report: {
    vi: 'Báo cho người vận hành Gánh, kèm mã của việc này.',
    en: 'Report it to those who run Gánh, with the id of this work.',
  },
};

/** Cause and advice of parked work in words; an unknown cause stands for itself. */
export function parkedTexts(
  { cause, action }: Pick<ParkedWork, 'cause' | 'action'>,
  language: Language,
): { causeText: string; actionText: string } {
  const text = causeTexts[cause];
  return {
    causeText: text ? renderText(text, language) : cause,
    actionText: renderText(actionTexts[action], language),
  };
}
