import { conflict, invalid } from './entry.js';

/** The drop-folder client of an office: what lies in its folder and cannot be sent, or answered, as it lies there. */
export const agentErrors = {
  'agent.already-running': conflict({
    en: 'Another "edoc agent" works on this folder already[ (process {pid})]. Stop it first, or choose another folder.',
    vi: 'Đã có một "edoc agent" khác đang chạy trên thư mục này[ (tiến trình {pid})]. Hãy dừng tiến trình đó hoặc chọn thư mục khác.',
  }),
  'agent.key-needed': invalid({
    en: 'A draft has to be signed, and the agent was started without --key and --cert. Start it with both, or put a signed packet (*.edxml) here.',
    vi: 'Bản khai phải được ký số, nhưng chương trình được chạy không có --key và --cert. Hãy chạy lại với hai tùy chọn này hoặc đặt vào đây gói tin đã ký (*.edxml).',
  }),
  'agent.draft-missing': invalid({
    en: 'There is no draft beside it: put NAME.draft.json next to NAME.pdf, or draft.json into the folder. A signed packet ends in .edxml.',
    vi: 'Không có bản khai đi kèm: hãy đặt TÊN.draft.json cạnh TÊN.pdf hoặc draft.json vào trong thư mục. Gói tin đã ký có đuôi .edxml.',
  }),
  'agent.several-drafts': invalid({
    en: 'There are several drafts in one folder. Give each document a folder of its own.',
    vi: 'Có nhiều bản khai trong cùng một thư mục. Hãy để mỗi văn bản trong một thư mục riêng.',
  }),
  'agent.folder-inside': invalid({
    en: 'There is a folder inside it ({name}). Only files are sent: take them out of it.',
    vi: 'Bên trong có thư mục con ({name}). Chỉ gửi được tệp: hãy đưa các tệp ra ngoài thư mục con.',
  }),
  'agent.attachment-missing': invalid({
    en: 'The draft names the attachment {name}, which is not there.',
    vi: 'Bản khai có nêu tệp đính kèm {name} nhưng không thấy tệp này.',
  }),
  'agent.answer-not-understood': invalid({
    en: 'The answer was not understood: {fault}. Name an empty file 03, or "02 reason.txt", or write answer.json.',
    vi: 'Không hiểu phản hồi: {fault}. Hãy đặt tên một tệp rỗng là 03, hoặc "02 lý do.txt", hoặc viết answer.json.',
  }),
  'agent.document-not-known': invalid({
    en: 'Which document lies in this folder is not known: its status.json is missing or damaged. Answer with "edoc answer".',
    vi: 'Không xác định được văn bản trong thư mục này: tệp status.json bị thiếu hoặc hỏng. Hãy phản hồi bằng lệnh "edoc answer".',
  }),
};
