import { conflict, invalid, tooLarge, unavailable, unknown } from './entry.js';

/**
 * What can be wrong in a file of agencies, each with how to mend it. Where it is, row and column, stands beside the
 * sentence.
 */
export const importErrors = {
  // The import as a whole.
  'import.unknown': unknown({
    en: 'There is no import {import}.',
    vi: 'Không có lần nhập {import}.',
  }),
  'import.under-way': conflict({
    en: 'Another import, begun by {who} at {begunAt}, is under way. Send the file when it has ended.',
    vi: 'Đang có lần nhập khác do {who} bắt đầu lúc {begunAt}. Hãy gửi tệp khi lần nhập đó kết thúc.',
  }),
  'import.broken-off': unavailable({
    en: 'The import broke off before it was in force. Nothing of it was taken; send the file again.',
    vi: 'Việc nhập bị ngắt trước khi có hiệu lực. Chưa nhập gì; hãy gửi lại tệp.',
  }),
  'import.part-missing': unavailable({
    en: 'Not all of the file arrived. Nothing of it was taken; send the file again.',
    vi: 'Tệp chưa đến đầy đủ. Chưa nhập gì; hãy gửi lại tệp.',
  }),
  'import.register-changed': conflict({
    en: 'The directory changed after the file was judged[, {agency} among others]. Nothing was taken; send the file again.',
    vi: 'Danh mục đã thay đổi sau khi kiểm tra tệp[, trong đó có {agency}]. Chưa nhập gì; hãy gửi lại tệp.',
  }),
  // The file.
  'import.faulty': invalid({
    en: 'The file has {faultsCount} faults and nothing of it was taken[; the first, in row {row}: {problem}]. Mend them and send it again.',
    vi: 'Tệp có {faultsCount} lỗi nên chưa nhập gì[; lỗi đầu tiên ở hàng {row}: {problem}]. Hãy sửa rồi gửi lại.',
  }),
  'import.file-too-large': tooLarge({
    en: 'The file is larger than {importBytesMax}. Divide it and import the parts one after another, parents first.',
    vi: 'Tệp lớn hơn {importBytesMax}. Hãy chia tệp và nhập từng phần, cơ quan cấp trên trước.',
  }),
  'import.not-utf8': invalid({
    en: 'The file is not written in UTF-8. Save it as "CSV UTF-8" or as an Excel workbook (.xlsx).',
    vi: 'Tệp không ở bảng mã UTF-8. Hãy lưu lại dạng "CSV UTF-8" hoặc Excel (.xlsx).',
  }),
  'import.workbook-unreadable': invalid({
    en: 'The workbook cannot be read: {problem}. Open it in a spreadsheet program and save it anew as .xlsx.',
    vi: 'Không đọc được tệp Excel: {problem}. Hãy mở bằng chương trình bảng tính và lưu lại dạng .xlsx.',
  }),
  'import.workbook-too-old': invalid({
    en: 'This is a workbook of the old form (.xls). Save it as .xlsx.',
    vi: 'Đây là tệp Excel dạng cũ (.xls). Hãy lưu lại dạng .xlsx.',
  }),
  'import.no-rows': invalid({
    en: 'The file has no agencies. Its first row names the columns, and each further row is one agency.',
    vi: 'Tệp không có cơ quan nào. Hàng đầu là tên cột, mỗi hàng sau là một cơ quan.',
  }),
  'import.too-many-rows': tooLarge({
    en: 'The file has more than {rowsMax} rows. Divide it and import the parts one after another, parents first.',
    vi: 'Tệp có hơn {rowsMax} hàng. Hãy chia tệp và nhập từng phần, cơ quan cấp trên trước.',
  }),
  'import.too-many-columns': tooLarge({
    en: 'The file has more than {columnsMax} columns. Delete those that are not about agencies.',
    vi: 'Tệp có hơn {columnsMax} cột. Hãy xóa các cột không thuộc về cơ quan.',
  }),
  'import.too-many-faults': invalid({
    en: 'There are more faults than the {faultsMax} listed. Mend these first.',
    vi: 'Còn nhiều lỗi hơn {faultsMax} lỗi đã liệt kê. Hãy sửa các lỗi này trước.',
  }),
  'import.quotes-malformed': invalid({
    en: 'Quotation marks in this row do not match. Put a text with marks, commas or line ends in marks, and double those within.',
    vi: 'Dấu ngoặc kép trong hàng này không khớp. Hãy đặt cả nội dung trong ngoặc kép và viết đôi dấu ngoặc kép bên trong.',
  }),
  'import.cells-beyond-columns': invalid({
    en: 'The row has {cells} cells and the first row names only {columns} columns. Put a text that has commas in quotation marks.',
    vi: 'Hàng có {cells} ô nhưng hàng đầu chỉ có {columns} cột. Hãy đặt nội dung có dấu phẩy trong ngoặc kép.',
  }),
  // Columns.
  'import.column-missing': invalid({
    en: 'There is no column "{title}". Add it, or say which column it is.',
    vi: 'Thiếu cột "{title}". Hãy thêm cột này hoặc chỉ rõ cột tương ứng.',
  }),
  'import.column-unknown': invalid({
    en: 'Nothing is known of a column "{header}". Delete it, rename it, or say which column it is.',
    vi: 'Không có loại cột "{header}". Hãy xóa, đổi tên hoặc chỉ rõ đây là cột nào.',
  }),
  'import.column-twice': invalid({
    en: 'The columns "{other}" and "{header}" are the same. Keep one of them.',
    vi: 'Cột "{other}" và "{header}" trùng nhau. Hãy giữ lại một cột.',
  }),
  'import.mapped-column-missing': invalid({
    en: 'The file has no column "{header}", which is to be "{title}". Give the name as it stands in the first row.',
    vi: 'Tệp không có cột "{header}" được chỉ định làm "{title}". Hãy ghi đúng tên cột ở hàng đầu.',
  }),
  // Cells of any column.
  'import.control-characters': invalid({
    en: 'There are characters in it that cannot be seen. Type the text anew.',
    vi: 'Nội dung có ký tự điều khiển không nhìn thấy. Hãy gõ lại.',
  }),
  'import.text-too-long': invalid({
    en: 'The text has {length} characters and may have {lengthMax}. Shorten it.',
    vi: 'Nội dung dài {length} ký tự, tối đa {lengthMax}. Hãy rút ngắn.',
  }),
  'import.formula-failed': invalid({
    en: 'The cell shows the error {shown} of its formula. Put the value there.',
    vi: 'Ô hiển thị lỗi công thức {shown}. Hãy nhập giá trị cụ thể.',
  }),
  // Codes.
  'import.code-missing': invalid({
    en: 'The agency has no code. Write its code, or delete the row.',
    vi: 'Cơ quan chưa có mã định danh. Hãy ghi mã hoặc xóa hàng này.',
  }),
  'import.code-malformed': invalid({
    en: '"{code}" is not an agency code. Write at most 35 characters of 0-9, A-Z and dots, such as H36.15.04.',
    vi: '"{code}" không phải mã định danh. Hãy ghi tối đa 35 ký tự gồm 0-9, A-Z và dấu chấm, ví dụ H36.15.04.',
  }),
  'import.code-twice': invalid({
    en: 'The code {code} stands in row {other} already. Keep one of the two rows.',
    vi: 'Mã {code} đã có ở hàng {other}. Hãy giữ lại một hàng.',
  }),
  'import.form102-malformed': invalid({
    en: '"{form102}" is not a code of QCVN 102:2016. Write it like 000.04.15.H36, or leave the cell empty.',
    vi: '"{form102}" không phải mã theo QCVN 102:2016. Hãy ghi như 000.04.15.H36 hoặc để trống.',
  }),
  'import.form102-disagrees': invalid({
    en: '{form102} is the other form of {meant} and not of {code}. Write {expected}, or leave the cell empty.',
    vi: '{form102} là mã QCVN 102 của {meant}, không phải của {code}. Hãy ghi {expected} hoặc để trống.',
  }),
  'import.form102-taken': invalid({
    en: '{form102} belongs to the registered agency {owner}. Correct it, or leave the cell empty.',
    vi: '{form102} đã thuộc về cơ quan {owner} trong danh mục. Hãy sửa hoặc để trống.',
  }),
  'import.form102-twice': invalid({
    en: '{form102} stands in row {other} already. Correct one of the two.',
    vi: '{form102} đã có ở hàng {other}. Hãy sửa một trong hai hàng.',
  }),
  'import.code-closed': invalid({
    en: 'The code {code} was closed at {closedAt} and cannot be opened again. Give the agency a new code, or write that day.',
    vi: 'Mã {code} đã đóng lúc {closedAt}, không mở lại được. Hãy cấp mã mới hoặc ghi đúng ngày đóng.',
  }),
  'import.form102-stays': invalid({
    en: '{code} has the QCVN 102 code {form102}, which never changes. Write that, or leave the cell empty.',
    vi: '{code} đã có mã QCVN 102 là {form102}, không thay đổi được. Hãy ghi mã đó hoặc để trống.',
  }),
  'import.closed-stays': invalid({
    en: '{code} is closed from {closedAt} on, and what is registered of it stays. Write that, or leave the cell empty.',
    vi: '{code} đóng từ {closedAt} nên nội dung đã đăng ký giữ nguyên. Hãy ghi đúng như danh mục hoặc để trống.',
  }),
  'import.begins-later': invalid({
    en: '{code} is registered as valid from {opensAt} and cannot begin later. Write that day or an earlier one, or leave the cell empty.',
    vi: '{code} đã đăng ký có hiệu lực từ {opensAt}, không lùi lại được. Hãy ghi ngày đó, ngày sớm hơn hoặc để trống.',
  }),
  // Names and words.
  'import.name-missing': invalid({
    en: 'The agency {code} has no name. Write its full name.',
    vi: 'Cơ quan {code} chưa có tên. Hãy ghi tên đầy đủ.',
  }),
  'import.kind-unknown': invalid({
    en: 'There is no kind "{written}". Write one of: {known}.',
    vi: 'Không có loại cơ quan "{written}". Hãy ghi một trong: {known}.',
  }),
  'import.policy-unknown': invalid({
    en: 'There is no policy "{written}". Write one of: {known}.',
    vi: 'Không có chính sách "{written}". Hãy ghi một trong: {known}.',
  }),
  'import.mark-unknown': invalid({
    en: 'There is no mark "{written}". Write one or several of: {known}.',
    vi: 'Không có dấu hiệu "{written}". Hãy ghi một hoặc nhiều trong: {known}.',
  }),
  // Parents.
  'import.parent-unknown': invalid({
    en: 'The parent {parent} is neither in the directory nor in this file. Correct it, or add a row for it.',
    vi: 'Cơ quan cấp trên {parent} không có trong danh mục và trong tệp. Hãy sửa hoặc thêm hàng cho cơ quan đó.',
  }),
  'import.own-parent': invalid({
    en: '{code} cannot be its own parent. Write the agency above it, or leave the cell empty.',
    vi: '{code} không thể là cấp trên của chính mình. Hãy ghi cơ quan cấp trên hoặc để trống.',
  }),
  'import.parent-circle': invalid({
    en: 'Going up from {code} leads back to it: {circle}. Correct the parent of one of them.',
    vi: 'Đi lên từ {code} lại gặp chính nó: {circle}. Hãy sửa cấp trên của một trong các cơ quan này.',
  }),
  'import.parent-closed': invalid({
    en: 'The parent {parent} is closed from {closedAt} on, when {code} is still open. Write the agency that is above it now.',
    vi: 'Cơ quan cấp trên {parent} đóng từ {closedAt} trong khi {code} còn hoạt động. Hãy ghi cơ quan cấp trên hiện nay.',
  }),
  // Days.
  'import.date-malformed': invalid({
    en: '"{written}" is not a day. Write it like 2025-07-01 or 01/07/2025.',
    vi: '"{written}" không phải ngày. Hãy ghi như 01/07/2025 hoặc 2025-07-01.',
  }),
  'import.date-out-of-reach': invalid({
    en: 'The year of "{written}" does not lie between 1900 and 2199. Correct it.',
    vi: 'Năm trong "{written}" không nằm trong khoảng 1900 đến 2199. Hãy sửa lại.',
  }),
  'import.ends-before-begin': invalid({
    en: 'The agency ends at {validUntil}, before it begins at {validFrom}. Correct one of the two days.',
    vi: 'Ngày hết hiệu lực {validUntil} trước ngày có hiệu lực {validFrom}. Hãy sửa một trong hai ngày.',
  }),
  // Successors and who receives.
  'import.successor-unknown': invalid({
    en: 'The successor {successor} is neither in the directory nor in this file. Correct it, or add a row for it.',
    vi: 'Cơ quan kế thừa {successor} không có trong danh mục và trong tệp. Hãy sửa hoặc thêm hàng cho cơ quan đó.',
  }),
  'import.own-successor': invalid({
    en: '{code} cannot be its own successor. Take it out of the list.',
    vi: '{code} không thể kế thừa chính mình. Hãy bỏ khỏi danh sách.',
  }),
  'import.successor-of-open': invalid({
    en: '{code} has successors and no last day. Write the day it ends, or empty the cell.',
    vi: '{code} có cơ quan kế thừa nhưng chưa có ngày hết hiệu lực. Hãy ghi ngày hoặc để trống ô này.',
  }),
  'import.too-many-successors': invalid({
    en: 'There are {successors} successors and may be {successorsMax}. Name the most important ones.',
    vi: 'Có {successors} cơ quan kế thừa, tối đa {successorsMax}. Hãy ghi những cơ quan chính.',
  }),
  'import.receiver-unknown': invalid({
    en: '{receiver}, which is to receive for it, is neither in the directory nor in this file. Correct it, or add a row for it.',
    vi: 'Nơi nhận thay {receiver} không có trong danh mục và trong tệp. Hãy sửa hoặc thêm hàng cho cơ quan đó.',
  }),
  'import.own-receiver': invalid({
    en: '{code} cannot receive for itself. Write another agency, or empty the cell.',
    vi: '{code} không thể tự nhận thay cho mình. Hãy ghi cơ quan khác hoặc để trống.',
  }),
  'import.receiver-of-open': invalid({
    en: '{code} has an agency that receives for it and no last day. Write the day it ends, or empty the cell.',
    vi: '{code} có nơi nhận thay nhưng chưa có ngày hết hiệu lực. Hãy ghi ngày hoặc để trống ô này.',
  }),
  'import.receiver-centre': invalid({
    en: '{receiver} is an interconnection centre and receives for nobody. Write another agency.',
    vi: '{receiver} là trung tâm liên thông, không nhận thay được. Hãy ghi cơ quan khác.',
  }),
  'import.receiver-closed': invalid({
    en: '{receiver} is closed from {closedAt} on and cannot receive for {code}. Write one that is open.',
    vi: '{receiver} đã đóng từ {closedAt}, không nhận thay cho {code} được. Hãy ghi cơ quan còn hoạt động.',
  }),
  'import.until-without-receiver': invalid({
    en: 'There is a day until which somebody receives for {code}, and nobody who does. Name the agency, or empty the cell.',
    vi: 'Có ngày kết thúc nhận thay cho {code} nhưng chưa có nơi nhận thay. Hãy ghi cơ quan hoặc để trống ô này.',
  }),
};
