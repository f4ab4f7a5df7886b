//! Which addresses become links.

/// The address when it may stand in a link as it is: a web address of plain visible characters that mean nothing in
/// HTML or Markdown. What is not is shown as text.
pub(super) fn web_address(url: &str) -> Option<&str> {
    let rest = url
        .strip_prefix("https://")
        .or_else(|| url.strip_prefix("http://"))?;
    let plain = |c: char| c.is_ascii_graphic() && !r#"<>"'`{}|\^"#.contains(c);
    (!rest.is_empty() && rest.chars().all(plain)).then_some(url)
}

#[cfg(test)]
mod tests {
    use super::web_address;

    #[test]
    fn only_plain_web_addresses_become_links() {
        let law = "https://flk.npc.gov.cn/detail?id=5d298a33&x=1#a";
        assert_eq!(web_address(law), Some(law));
        for other in [
            "javascript:alert(1)",
            "https://",
            "https://a b",
            "https://a\"onclick=",
            "https://a>b",
            "//example.org",
            "https://中文",
        ] {
            assert_eq!(web_address(other), None, "{other}");
        }
    }
}
