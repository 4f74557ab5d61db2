/** A code of level 1 as it was published; `closedOn` is its last valid day. */
export interface PublishedCode {
  readonly code: string;
  readonly name: string;
  readonly closedOn?: string;
  readonly successor?: string;
}

/** Ministries and Government bodies after QĐ 09/2025/QĐ-TTg, those whose codes were found published. */
export const publishedMinistries: readonly PublishedCode[] = [
  { code: 'G01', name: 'Bộ Công an' },
  { code: 'G02', name: 'Bộ Công Thương' },
  { code: 'G03', name: 'Bộ Giáo dục và Đào tạo' },
  { code: 'G06', name: 'Bộ Khoa học và Công nghệ' },
  { code: 'G08', name: 'Bộ Ngoại giao' },
  { code: 'G09', name: 'Bộ Nội vụ' },
  { code: 'G10', name: 'Bộ Nông nghiệp và Môi trường' },
  { code: 'G11', name: 'Bộ Quốc phòng' },
  { code: 'G12', name: 'Bộ Tài chính' },
  { code: 'G15', name: 'Bộ Tư pháp' },
  { code: 'G16', name: 'Bộ Văn hóa, Thể thao và Du lịch' },
  { code: 'G17', name: 'Bộ Xây dựng' },
  { code: 'G18', name: 'Bộ Y tế' },
  { code: 'G19', name: 'Ngân hàng Nhà nước Việt Nam' },
  { code: 'G20', name: 'Thanh tra Chính phủ' },
  { code: 'G21', name: 'Bộ Dân tộc và Tôn giáo' },
  { code: 'G22', name: 'Văn phòng Chính phủ' },
  { code: 'G27', name: 'Đài Tiếng nói Việt Nam' },
  { code: 'G28', name: 'Đài Truyền hình Việt Nam' },
  { code: 'G30', name: 'Thông tấn xã Việt Nam' },
  { code: 'G31', name: 'Viện Hàn lâm Khoa học và Công nghệ Việt Nam' },
  { code: 'G32', name: 'Viện Hàn lâm Khoa học xã hội Việt Nam' },
  { code: 'G35', name: 'Ủy ban An toàn giao thông Quốc gia' },
  { code: 'G38', name: 'Ủy ban sông Mê Công Việt Nam' },
  { code: 'G39', name: 'Hội đồng Đánh giá trữ lượng khoáng sản quốc gia' },
];

/** Provinces whose codes were found published. Of the other numbers up to 63 only the names are made up. */
export const publishedProvinces: readonly PublishedCode[] = [
  { code: 'H14', name: 'UBND tỉnh Cao Bằng' },
  { code: 'H17', name: 'UBND thành phố Đà Nẵng' },
  { code: 'H27', name: 'UBND tỉnh Hà Tĩnh' },
  { code: 'H29', name: 'UBND Thành phố Hồ Chí Minh' },
  { code: 'H36', name: 'UBND tỉnh Lâm Đồng' },
  { code: 'H37', name: 'UBND tỉnh Lạng Sơn' },
  { code: 'H41', name: 'UBND tỉnh Nghệ An' },
  { code: 'H42', name: 'UBND tỉnh Ninh Bình' },
  { code: 'H44', name: 'UBND tỉnh Phú Thọ' },
  { code: 'H49', name: 'UBND tỉnh Quảng Ninh' },
  { code: 'H53', name: 'UBND tỉnh Tây Ninh' },
  { code: 'H54', name: 'UBND tỉnh Thái Bình', closedOn: '2025-06-30', successor: 'H31' },
  { code: 'H56', name: 'UBND tỉnh Thanh Hóa' },
  { code: 'H57', name: 'UBND thành phố Huế' },
];
