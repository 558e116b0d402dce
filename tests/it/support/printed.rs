//! PDF documents in plain sight, made for the tests.

/// A PDF of these pages: what draws each, and what the letters of its font mean.
pub fn printed(pages: &[(&[u8], &[u8])]) -> Vec<u8> {
    let stream =
        |bytes: &[u8]| [format!("<</Length {}>>stream\n", bytes.len()).as_bytes(), bytes, b"\nendstream"].concat();
    let number_of = |page: usize| 3 + 4 * page;
    let kids: Vec<String> = (0..pages.len()).map(|page| format!("{} 0 R", number_of(page))).collect();
    let mut objects = vec![
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        format!("<</Type/Pages/Kids[{}]/Count {}>>", kids.join(" "), pages.len()).into_bytes(),
    ];
    for (page, (drawn, meant)) in pages.iter().enumerate() {
        let at = number_of(page);
        let fonts = format!("<</Font<</F1 {} 0 R>>>>", at + 1);
        let page =
            format!("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources{fonts}/Contents {} 0 R>>", at + 2);
        objects.push(page.into_bytes());
        objects.push(format!("<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode {} 0 R>>", at + 3).into_bytes());
        objects.push(stream(drawn));
        objects.push(stream(meant));
    }
    let mut file = b"%PDF-1.4\n".to_vec();
    let mut table = "0000000000 65535 f \n".to_owned();
    for (object, number) in objects.iter().zip(1..) {
        table += &format!("{:010} 00000 n \n", file.len());
        file.extend([format!("{number} 0 obj\n").as_bytes(), object, b"\nendobj\n"].concat());
    }
    let (end, size) = (file.len(), objects.len() + 1);
    let tail = format!("xref\n0 {size}\n{table}trailer<</Size {size}/Root 1 0 R>>\nstartxref\n{end}\n%%EOF\n");
    file.extend(tail.into_bytes());
    file
}
