import { counted } from '../../words/counted.js';
import { catalogue } from '../../words/language.js';

export const receivedWords = catalogue(
  {
    waitsForMe: 'Chờ tôi',
    summary: (pending: number, unanswered: number, questions: number) =>
      `${pending} chưa mở · ${unanswered} chưa tiếp nhận · ${questions} yêu cầu chờ trả lời`,
    nothingWaits: 'Không có văn bản nào đang chờ bạn.',
    showAllWaiting: 'Hiện tất cả văn bản chờ tôi',
    all: 'Tất cả văn bản đến',
    found: 'Kết quả tìm',
    nothingYet: 'Chưa có văn bản nào gửi đến cơ quan bạn. Văn bản mới tự hiện ở đây.',
    entryNumber: 'Số đến',
    /** What "sent, waiting to be collected" is to who is to collect it. */
    arrived: 'Mới đến',
    sender: 'Nơi gửi',
    soundOn: 'Âm báo: bật',
    soundOff: 'Âm báo: tắt',
    soundExplains: 'Có tiếng báo khi văn bản khẩn, hỏa tốc đến',
  },
  {
    waitsForMe: 'Waiting for me',
    summary: (pending: number, unanswered: number, questions: number) =>
      `${pending} not opened · ${unanswered} not acknowledged · ${counted(questions, 'question')}`,
    nothingWaits: 'No document waits for you.',
    showAllWaiting: 'Show all that wait for me',
    all: 'All received documents',
    found: 'Found',
    nothingYet: 'Nothing was sent to your agency yet. New documents appear here by themselves.',
    entryNumber: 'Entry',
    arrived: 'New',
    sender: 'Sender',
    soundOn: 'Sound: on',
    soundOff: 'Sound: off',
    soundExplains: 'A sound when something urgent arrives',
  },
);
