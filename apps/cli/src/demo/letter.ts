import { fileURLToPath } from 'node:url';
import { type Draft, formatPacketDay } from '@edoc-axis/domain';
import { addressees, office } from './province.js';

const samples = new URL('../../samples/', import.meta.url);

/** Not signed yet. */
export const mainDocument = sampleFile('cong-van.pdf');
export const appendix = sampleFile('phu-luc.csv');

function sampleFile(name: string): string {
  return fileURLToPath(new URL(name, samples));
}

/** A letter as an office sends it, with the number it would get from the register, on the day it is signed. */
export function letter(number: number): Draft {
  return {
    from: { organId: office.code, organName: office.name, organAdd: 'Lâm Đồng', email: 'vanthu@vanphong.example' },
    to: addressees.map(({ code, name }) => ({
      organId: code,
      organName: name,
    })),
    code: { codeNumber: String(number), codeNotation: 'VP-MẪU' },
    promulgationInfo: { place: 'Lâm Đồng', promulgationDate: formatPacketDay(new Date()) },
    documentType: { type: 2, typeName: 'Công văn' },
    subject: 'V/v thử nghiệm liên thông văn bản điện tử sau sắp xếp đơn vị hành chính',
    content: 'Thử nghiệm gửi, nhận văn bản điện tử có ký số giữa các mã định danh mới.',
    signerInfo: { competence: 'TL. CHÁNH VĂN PHÒNG', position: 'Phó Chánh Văn phòng', fullName: 'Nguyễn Văn A' },
    otherInfo: { priority: 0, sphereOfPromulgation: 'Hành chính', promulgationAmount: 1, pageAmount: 1 },
    toPlaces: ['Như trên', 'Lưu: VT'],
    attachments: [
      { attachmentName: 'cong-van.pdf', description: 'Văn bản chính', contentType: 'application/pdf' },
      { attachmentName: 'phu-luc.csv', description: 'Phụ lục', contentType: 'text/csv' },
    ],
  };
}
