/** What a person sees where the pages were not built: the axis works without them. */
export const pagesNotBuilt = `<!doctype html>
<html lang="vi">
<head><meta charset="utf-8"><title>Trục liên thông văn bản</title></head>
<body>
<h1>Trục liên thông văn bản</h1>
<p>Trục đang hoạt động, nhưng các trang chưa được tạo: chạy <code>npm run build</code> rồi khởi động lại.
Hệ thống quản lý văn bản kết nối theo <a href="/docs">tài liệu kết nối</a>.</p>
<p lang="en">The axis is up, but its pages were not built: run <code>npm run build</code> and start it again.
Systems connect as <a href="/docs">the documentation</a> describes.</p>
</body>
</html>
`;
