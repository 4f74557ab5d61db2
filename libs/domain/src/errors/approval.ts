import { conflict, tooMany, unknown } from './entry.js';

/** What waits for a second administrator. */
export const approvalErrors = {
  'approval.unknown': unknown({
    en: 'Nothing named "{proposal}" waits for approval here.',
    vi: 'Không có đề nghị phê duyệt "{proposal}".',
  }),
  'approval.decided': conflict({
    en: 'That was decided already: {decision}, by {decidedBy} at {decidedAt}.',
    vi: 'Đề nghị này đã được quyết định: {decision}, bởi {decidedBy} lúc {decidedAt}.',
  }),
  'approval.lapsed': conflict({
    en: 'Nobody decided until {lapsedAt}, so the proposal has lapsed. Ask again.',
    vi: 'Đến {lapsedAt} chưa ai quyết định nên đề nghị đã hết hiệu lực. Hãy đề nghị lại.',
  }),
  'approval.done-already': conflict({
    en: 'That was approved and is done, but the approval was cut off before it was written down here. Approve it again: nothing is done twice.',
    vi: 'Đề nghị này đã được phê duyệt và thực hiện, nhưng việc phê duyệt bị ngắt trước khi được ghi lại. Hãy phê duyệt lần nữa: không việc nào bị làm hai lần.',
  }),
  'approval.requests-waiting': tooMany({
    en: '{requestsMax} requests of {askedBy} wait for an administrator of the axis. Ask again once some are decided.',
    vi: 'Đã có {requestsMax} đề nghị của {askedBy} đang chờ quản trị viên trục. Hãy đề nghị lại khi đã có đề nghị được quyết định.',
  }),
  'approval.first-person-gone': conflict({
    en: '{askedBy}, who asked for this, may not ask for it any more. Refuse it, and let somebody else ask.',
    vi: '{askedBy}, người đề nghị, không còn quyền đề nghị việc này. Hãy từ chối và để người khác đề nghị lại.',
  }),
};
