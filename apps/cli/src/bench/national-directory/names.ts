import type { Draws } from './draws.js';

/** Offices of a province, numbered as they stand here from 01. */
export const departments: readonly string[] = [
  'Văn phòng UBND',
  'Sở Công Thương',
  'Sở Giáo dục và Đào tạo',
  'Sở Xây dựng',
  'Sở Tài chính',
  'Sở Khoa học và Công nghệ',
  'Sở Nội vụ',
  'Sở Ngoại vụ',
  'Sở Dân tộc và Tôn giáo',
  'Sở Nông nghiệp và Môi trường',
  'Sở Tư pháp',
  'Sở Văn hóa, Thể thao và Du lịch',
  'Sở Y tế',
  'Thanh tra',
  'Ban Quản lý các khu công nghiệp',
  'Ban Quản lý khu kinh tế',
  'Đài Phát thanh và Truyền hình',
  'Trường Cao đẳng Cộng đồng',
  'Ban Quản lý dự án đầu tư xây dựng',
  'Quỹ Đầu tư phát triển',
];

/** Below a department; `…` is a place. */
export const departmentUnits: readonly string[] = [
  'Văn phòng',
  'Thanh tra chuyên ngành',
  'Phòng Tổ chức - Hành chính',
  'Phòng Kế hoạch - Tài chính',
  'Chi cục Quản lý chất lượng …',
  'Chi cục Kiểm lâm …',
  'Chi cục Thủy lợi …',
  'Trung tâm Kỹ thuật …',
  'Trung tâm Giáo dục thường xuyên …',
  'Trung tâm Y tế …',
  'Bệnh viện đa khoa …',
  'Trường Trung học phổ thông …',
  'Trường Phổ thông dân tộc nội trú …',
  'Bảo tàng …',
  'Ban Quản lý rừng phòng hộ …',
];

export const communeUnits: readonly string[] = [
  'Văn phòng HĐND và UBND',
  'Phòng Kinh tế',
  'Phòng Văn hóa - Xã hội',
  'Trung tâm Phục vụ hành chính công',
  'Ban Chỉ huy Quân sự',
  'Công an',
  'Trạm Y tế',
  'Trường Mầm non …',
  'Trường Tiểu học …',
  'Trường Trung học cơ sở …',
  'Trung tâm Dịch vụ tổng hợp',
];

/** Of the former districts. */
export const districtUnits: readonly string[] = [
  'Văn phòng HĐND và UBND',
  'Phòng Nội vụ',
  'Phòng Tài chính - Kế hoạch',
  'Phòng Tư pháp',
  'Phòng Kinh tế và Hạ tầng',
  'Phòng Giáo dục và Đào tạo',
  'Thanh tra',
];

export const ministryOffices: readonly string[] = [
  'Văn phòng Bộ',
  'Vụ Pháp chế',
  'Vụ Tổ chức cán bộ',
  'Vụ Kế hoạch - Tài chính',
  'Vụ Hợp tác quốc tế',
  'Thanh tra Bộ',
  'Cục Công nghệ thông tin',
  'Cục Quản lý …',
  'Tổng cục …',
  'Viện Nghiên cứu …',
  'Trường Đại học …',
  'Báo …',
];

export const ministryUnits: readonly string[] = [
  'Phòng Hành chính - Tổng hợp',
  'Phòng Nghiệp vụ',
  'Chi cục …',
  'Trung tâm Thông tin …',
  'Trung tâm Nghiên cứu …',
  'Khoa …',
];

export const partyOffices: readonly string[] = [
  'Văn phòng',
  'Ban Tổ chức',
  'Ban Tuyên giáo và Dân vận',
  'Ban Nội chính',
  'Ủy ban Kiểm tra',
  'Trường Chính trị',
];

/** Units of the fourth level, below any other. */
export const smallUnits: readonly string[] = [
  'Tổ Hành chính',
  'Tổ Nghiệp vụ',
  'Trạm …',
  'Hạt Kiểm lâm …',
  'Đội Quản lý thị trường …',
  'Điểm trường …',
  'Phân viện …',
  'Ban Quản lý chợ …',
];

/** A made-up place: most pairs of these words name one somewhere, and which one it is does not matter. */
export function drawPlace(draws: Draws): string {
  return `${draws.pick(firstWords)} ${draws.pick(secondWords)}`;
}

/** A place instead of the `…`, and whose unit it is. */
export function drawName(pattern: string, owner: string, draws: Draws): string {
  return `${pattern.replace('…', () => drawPlace(draws))} ${owner}`;
}

const firstWords = (
  'An Bắc Bảo Bình Bồng Cẩm Châu Cổ Đại Đăk Đình Định Đông Đồng Đức Gia Giao Hà Hải Hàm Hậu Hiệp Hoài ' +
  'Hoằng Hòa Hồng Hưng Hương Kim Kỳ Lạc Liên Long Lộc Lương Lý Mai Minh Mỹ Nam Nghi Nghĩa Ngọc Nhơn ' +
  'Ninh Phong Phú Phúc Phước Quảng Quế Quỳnh Sơn Tam Tân Tây Thạch Thái Thanh Thiệu Thọ Thủy Thượng ' +
  'Tiên Trà Triệu Trung Trường Tuy Vạn Việt Vĩnh Xuân Yên'
).split(' ');

const secondWords = (
  'Ân Bàng Bình Bồng Cát Châu Chánh Cường Dân Dương Điền Định Đô Đông Đức Giang Hà Hải Hạnh Hiệp Hoa ' +
  'Hòa Hội Hợp Hùng Hưng Khê Khánh Kiên Lạc Lâm Lãnh Lập Lễ Linh Lộc Long Lợi Lương Mỹ Nghĩa Ngọc ' +
  'Nguyên Ninh Phong Phú Phúc Phước Quang Quý Sơn Tân Thành Thắng Thiện Thịnh Thọ Thuận Thủy Tiến Trạch ' +
  'Trị Trung Trường Tường Văn Viên Vinh Xá Xuân Xuyên Yên'
).split(' ');
