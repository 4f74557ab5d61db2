/**
 * A sample province as it looked on 1 July 2025: three provinces became one, districts ended, communes began. The codes
 * of its departments follow the published pattern; those of the communes are made up.
 */
export interface SampleAgency {
  readonly code: string;
  readonly name: string;
}

export const province: SampleAgency = { code: 'H36', name: 'UBND tỉnh Lâm Đồng' };
export const office: SampleAgency = { code: 'H36.01', name: 'Văn phòng UBND tỉnh Lâm Đồng' };
export const homeAffairs: SampleAgency = { code: 'H36.07', name: 'Sở Nội vụ tỉnh Lâm Đồng' };

export const departments: readonly SampleAgency[] = [
  office,
  { code: 'H36.02', name: 'Sở Công Thương tỉnh Lâm Đồng' },
  { code: 'H36.03', name: 'Sở Giáo dục và Đào tạo tỉnh Lâm Đồng' },
  { code: 'H36.06', name: 'Sở Khoa học và Công nghệ tỉnh Lâm Đồng' },
  homeAffairs,
  { code: 'H36.10', name: 'Sở Nông nghiệp và Môi trường tỉnh Lâm Đồng' },
  { code: 'H36.11', name: 'Sở Tài chính tỉnh Lâm Đồng' },
  { code: 'H36.17', name: 'Sở Y tế tỉnh Lâm Đồng' },
];

export const communes: readonly [SampleAgency, SampleAgency, SampleAgency, ...SampleAgency[]] = [
  { code: 'H36.40', name: 'UBND phường Xuân Hương - Đà Lạt' },
  { code: 'H36.41', name: 'UBND phường Cam Ly - Đà Lạt' },
  { code: 'H36.42', name: 'UBND xã Đức Trọng' },
  { code: 'H36.43', name: 'UBND xã Lạc Dương' },
  { code: 'H36.44', name: 'UBND xã Đơn Dương' },
  { code: 'H36.45', name: 'UBND xã Di Linh' },
  { code: 'H36.46', name: 'UBND phường 1 Bảo Lộc' },
  { code: 'H36.47', name: 'UBND xã Đạ Huoai' },
];

/** Of the former Bình Thuận: their old system is still there, and carries a client of the national axis' interface (VXP). */
export const communesOnVxp: readonly [SampleAgency, SampleAgency] = [
  { code: 'H36.48', name: 'UBND phường Phan Thiết' },
  { code: 'H36.49', name: 'UBND xã Hàm Thuận' },
];

/** Of the former Đắk Nông: theirs carries a client of its province's axis. */
export const communesOnProvincial: readonly [SampleAgency, SampleAgency] = [
  { code: 'H36.50', name: 'UBND phường Bắc Gia Nghĩa' },
  { code: 'H36.51', name: 'UBND xã Đắk Mil' },
];

/** It has no system: its clerk works on the pages. What it sends needs no signature, so that one can be sent and tried. */
export const communeOnPages: SampleAgency = { code: 'H36.52', name: 'UBND xã Tà Hine' };

/** Closed with its province; what is still addressed to it goes to the department that took over. */
export const closedProvince: SampleAgency = { code: 'H11', name: 'UBND tỉnh Bình Thuận' };
export const closedDepartment: SampleAgency = { code: 'H11.07', name: 'Sở Nội vụ tỉnh Bình Thuận' };

/** Of the letter the demo sends. */
export const addressees: readonly SampleAgency[] = [
  ...communes.slice(0, 3),
  communesOnVxp[0],
  communesOnProvincial[0],
  closedDepartment,
];

/** The last valid day was 30 June 2025: the switch is the first moment of the next, in Vietnam. */
export const mergedAt = '2025-07-01T00:00:00+07:00';
/** Codes of the old province were in use long before. */
export const codesSince = '2019-01-01T00:00:00+07:00';
