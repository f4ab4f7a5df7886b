//! Figures in a text: numbers with their unit, so that each can be held against the quotes it must stand in.
//!
//! Full and half width, 汉字 and Arabic numerals are one: `３个月`, `三个月`, `3 个月` and `3月` are not told apart, save
//! that a month of the year and a number of months are (`1月1日` against `1个月`).

use std::collections::{BTreeSet, HashSet};
use std::fmt;
use std::ops::Range;

use super::numerals::{number_at, value_of};

/// A number and its unit as found in a text.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Figure {
    /// The number, in its smallest decimal writing.
    pub(super) number: String,
    /// The unit as in [`UNITS`].
    pub(super) unit: &'static str,
}

impl fmt::Display for Figure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.number, self.unit)
    }
}

/// Units as written, longest first, and the unit they stand for.
const UNITS: [(&str, &str); 24] = [
    ("个自然月", "个月"),
    ("个工作日", "工作日"),
    ("工作日", "工作日"),
    ("个百分点", "百分点"),
    ("百分点", "百分点"),
    ("个统筹地区", "统筹区"),
    ("个统筹区", "统筹区"),
    ("个月", "个月"),
    ("周岁", "岁"),
    ("万元", "万元"),
    ("小时", "小时"),
    ("星期", "周"),
    ("岁", "岁"),
    ("年", "年"),
    ("月", "月"),
    ("周", "周"),
    ("天", "天"),
    ("日", "日"),
    ("元", "元"),
    ("倍", "倍"),
    ("次", "次"),
    ("笔", "笔"),
    ("‰", "‰"),
    ("%", "%"),
];

/// Words between the two numbers of a range, whose unit stands only behind the second: `3 到 4 个月`.
const RANGE: [&str; 6] = ["到", "至", "—", "–", "-", "~"];

/// The largest sum taken. Sums are of months and working days, and a pack is foreign text.
const MAX_SUM: u64 = 1000;

/// Every figure of a text, in order, each once.
pub(super) fn figures(text: &str) -> Vec<Figure> {
    let mut seen = HashSet::new();
    let found = scan(&characters(text))
        .into_iter()
        .map(|(figure, _)| figure);
    found.filter(|figure| seen.insert(figure.clone())).collect()
}

/// Ranges whose second number is not the larger one, as `4 个月到 4 个月`. Days and months of the year may run over its end.
pub(super) fn narrowed(text: &str) -> Vec<String> {
    let chars = characters(text);
    let found = scan(&chars);
    let pairs = found.iter().zip(found.iter().skip(1));
    let narrowed = pairs.filter_map(|((from, at), (to, next))| {
        let word = chars.get(at.end).filter(|_| at.end + 1 == next.start)?;
        let is_range = RANGE.contains(&word.to_string().as_str());
        let counts = from.unit == to.unit && !["月", "日"].contains(&from.unit);
        let [least, most] = [from, to].map(|figure| figure.number.parse::<u64>().ok());
        (is_range && counts && least? >= most?).then(|| format!("{from}{word} {to}"))
    });
    narrowed.collect()
}

/// A text in half width and without spaces.
fn characters(text: &str) -> Vec<char> {
    let all = text.chars().map(half_width);
    all.filter(|c| !c.is_whitespace()).collect()
}

/// Every figure and where it stands. One that shares the unit behind the next ends before the word between them.
fn scan(chars: &[char]) -> Vec<(Figure, Range<usize>)> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        if let Some((figure, end)) = fraction_at(chars, at) {
            found.push((figure, at..end));
            at = end;
            continue;
        }
        let Some((number, end)) = number_at(chars, at) else {
            at += 1;
            continue;
        };
        let start = at;
        at = end;
        let (second, unit_at) = range_at(chars, end).map_or((None, end), |(n, e)| (Some(n), e));
        let Some((unit, length)) = unit_at_position(chars, unit_at) else {
            continue;
        };
        at = unit_at + length;
        if is_word(chars, start, end, unit) {
            continue;
        }
        if let Some(second) = second {
            found.push((Figure { number, unit }, start..end));
            let number = second;
            found.push((Figure { number, unit }, end + 1..at));
        } else {
            found.push((Figure { number, unit }, start..at));
        }
    }
    found
}

/// The figures of a text for which `stated` does not hold.
pub(super) fn unstated(text: &str, stated: impl Fn(&Figure) -> bool) -> Vec<Figure> {
    let mut wanted = figures(text);
    wanted.retain(|figure| !stated(figure));
    wanted
}

/// Whether `figure` can be had by adding one figure of the same unit out of each group. Nothing over [`MAX_SUM`] can.
pub(super) fn is_sum(figure: &Figure, groups: &[&HashSet<Figure>]) -> bool {
    let Some(target) = figure.number.parse().ok().filter(|sum| *sum <= MAX_SUM) else {
        return false;
    };
    let mut sums = BTreeSet::from([0]);
    for group in groups {
        let same_unit = group.iter().filter(|f| f.unit == figure.unit);
        let addends: Vec<u64> = same_unit
            .filter_map(|f| f.number.parse().ok())
            .filter(|addend| *addend <= target)
            .collect();
        sums = sums
            .iter()
            .flat_map(|sum| addends.iter().map(move |addend| sum + addend))
            .filter(|sum| *sum <= target)
            .collect();
    }
    sums.contains(&target)
}

fn half_width(c: char) -> char {
    match c {
        '０'..='９' | '％' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        '兩' => '两',
        '個' => '个',
        c => c,
    }
}

/// 万分之五 and the like: the unit stands in front.
fn fraction_at(chars: &[char], at: usize) -> Option<(Figure, usize)> {
    let rest = chars.get(at..)?;
    let fractions = [("万分之", "万分之"), ("千分之", "‰"), ("百分之", "%")];
    let (_, unit) = fractions.into_iter().find(|(written, _)| {
        rest.get(..3)
            .is_some_and(|start| start.iter().copied().eq(written.chars()))
    })?;
    let (number, end) = number_at(chars, at + 3)?;
    Some((Figure { number, unit }, end))
}

/// 汉字 numerals that are part of a word and count nothing: 下一年度, 同一个统筹区, 统一年数, 第二年, 一次.
fn is_word(chars: &[char], start: usize, end: usize, unit: &str) -> bool {
    let written = chars.get(start..end).unwrap_or_default();
    if !written.iter().all(|c| value_of(*c).is_some()) {
        return false;
    }
    let before = start.checked_sub(1).and_then(|at| chars.get(at));
    // 二倍以上五倍以下: the 上 of 以上 belongs to the figure before it.
    let bound = start
        .checked_sub(2)
        .and_then(|at| chars.get(at))
        .is_some_and(|c| *c == '以');
    (!bound && before.is_some_and(|c| "下上同统第哪这那另每".contains(*c)))
        || (written == ['一'] && ["次", "统筹区"].contains(&unit))
}

fn range_at(chars: &[char], at: usize) -> Option<(String, usize)> {
    let word = chars.get(at)?.to_string();
    RANGE
        .contains(&word.as_str())
        .then(|| number_at(chars, at + 1))
        .flatten()
}

fn unit_at_position(chars: &[char], at: usize) -> Option<(&'static str, usize)> {
    let rest = chars.get(at..)?;
    UNITS.iter().find_map(|(written, unit)| {
        let length = written.chars().count();
        let fits = rest.get(..length)?.iter().copied().eq(written.chars());
        fits.then_some((*unit, length))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Vec<String> {
        figures(text).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn a_range_goes_up() {
        assert_eq!(narrowed("4 个月到 4 个月才能报销"), ["4 个月到 4 个月"]);
        assert_eq!(narrowed("6-3 个月"), ["6 个月- 3 个月"]);
        for right in [
            "3 个月到 4 个月",
            "3 到 4 个月",
            "12月1日至1月5日",
            "4 个月，到 4 个月",
            "13.5-12.5 年",
        ] {
            assert_eq!(narrowed(right), Vec::<String>::new(), "{right}");
        }
    }

    #[test]
    fn reads_every_way_of_writing_a_figure() {
        assert_eq!(shown("10 个工作日内"), ["10 工作日"]);
        assert_eq!(shown("十五个工作日"), ["15 工作日"]);
        assert_eq!(shown("３个月"), ["3 个月"]);
        assert_eq!(shown("两个月"), ["2 个月"]);
        assert_eq!(shown("二倍以上五倍以下"), ["2 倍", "5 倍"]);
        assert_eq!(shown("2027 年 1 月 1 日"), ["2027 年", "1 月", "1 日"]);
        assert_eq!(shown("3 到 4 个月"), ["3 个月", "4 个月"]);
        assert_eq!(shown("3个月至12个月"), ["3 个月", "12 个月"]);
        assert_eq!(shown("六十三周岁"), ["63 岁"]);
        assert_eq!(shown("至少一千元"), ["1000 元"]);
        assert_eq!(shown("每天万分之五"), ["5 万分之"]);
        assert_eq!(shown("百分之五十，即 50%"), ["50 %"]);
    }

    #[test]
    fn leaves_words_alone() {
        for text in [
            "三选一",
            "两地",
            "同一个统筹区里",
            "全国没有统一年数",
            "下一年度",
            "上一次",
            "第十一条",
            "拨 12393",
            "一件事",
            "另一种",
        ] {
            assert!(shown(text).is_empty(), "{text}: {:?}", shown(text));
        }
    }

    #[test]
    fn adds_up_what_quotes_state() {
        let figure = |text: &str| figures(text).remove(0);
        let stated = |quote: &str| figures(quote).into_iter().collect::<HashSet<_>>();
        let out = stated("转出地经办机构10个工作日内完成");
        let into = stated("在5个工作日内将");
        let fifteen = figure("合计 15 个工作日");
        assert_eq!(
            unstated("10 个工作日，合计 15 个工作日", |f| out
                .contains(f)),
            std::slice::from_ref(&fifteen)
        );
        assert!(is_sum(&fifteen, &[&out, &into]));
        assert!(is_sum(&figure("20 个工作日"), &[&out, &into, &into]));
        assert!(!is_sum(&figure("16 个工作日"), &[&out, &into]));
        assert!(!is_sum(&figure("15 个月"), &[&out, &into]));
        let huge = stated("99999999999999999999 元、2000 元");
        assert!(!is_sum(&figure("4000 元"), &[&huge, &huge]));
    }
}
