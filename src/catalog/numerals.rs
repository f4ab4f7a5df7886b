//! Numbers in a text, in Arabic digits or 汉字.

/// The number that starts at `at` and where it ends.
pub(super) fn number_at(chars: &[char], at: usize) -> Option<(String, usize)> {
    let rest = chars.get(at..)?;
    let digits = rest
        .iter()
        .take_while(|c| c.is_ascii_digit() || **c == '.')
        .count();
    if digits > 0 {
        let number: String = rest.iter().take(digits).collect();
        return Some((smallest(&number), at + digits));
    }
    let numerals = rest.iter().take_while(|c| value_of(**c).is_some()).count();
    (numerals > 0).then(|| {
        let number = chinese_number(rest.get(..numerals).unwrap_or_default());
        (number.to_string(), at + numerals)
    })
}

fn smallest(number: &str) -> String {
    let trimmed = number.trim_end_matches('.').trim_start_matches('0');
    if trimmed.is_empty() || trimmed.starts_with('.') {
        format!("0{trimmed}")
    } else {
        trimmed.to_owned()
    }
}

pub(super) fn value_of(c: char) -> Option<u64> {
    let digits = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
    if let Some(value) = digits.iter().position(|d| *d == c) {
        return u64::try_from(value).ok();
    }
    match c {
        '〇' => Some(0),
        '两' => Some(2),
        '十' => Some(10),
        '百' => Some(100),
        '千' => Some(1000),
        _ => None,
    }
}

/// 十五 → 15, 二十 → 20, 一百二 is not written in rules. Digits in a row (二〇二七) are read as digits.
fn chinese_number(numerals: &[char]) -> u64 {
    let values: Vec<u64> = numerals.iter().filter_map(|c| value_of(*c)).collect();
    if values.iter().all(|v| *v < 10) {
        return values.iter().fold(0, |number, digit| {
            number.saturating_mul(10).saturating_add(*digit)
        });
    }
    let (mut total, mut digit) = (0_u64, 0);
    for value in values {
        if value < 10 {
            digit = value;
        } else {
            total = total.saturating_add(digit.max(1).saturating_mul(value));
            digit = 0;
        }
    }
    total.saturating_add(digit)
}
