//! Bits as groups of characters, each with its check character.

use std::fmt;

use crate::catalog::clean;

/// Bits a group holds: 23³ is 12167, more than 2¹³.
pub(super) const BITS: usize = 13;
/// Characters a group has, the check character included.
const LENGTH: usize = 4;
/// A code longer than this (characters) is none of ours.
const LONGEST: usize = 400;

/// No two of these look alike: of 0 O D Q, 1 I L, 2 Z, 5 S, 6 G, 8 B, U V and M N one at most is here.
const ALPHABET: [char; 23] = [
    '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'C', 'D', 'E', 'F', 'H', 'J', 'K', 'M', 'P', 'R',
    'T', 'W', 'X', 'Y',
];
const BASE: usize = ALPHABET.len();

/// Why a code cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CodeError {
    /// There is nothing.
    Empty,
    /// Far longer than any code.
    TooLong,
    /// Characters that no code has: group, from 1, and character.
    Characters(Vec<(usize, char)>),
    /// Groups, from 1, that have a wrong character.
    Wrong(Vec<usize>),
    /// Groups, from 1, that have too few or too many characters, and how many.
    Length(Vec<(usize, usize)>),
    /// From this group, from 1, on nothing fits: a character is missing or too many.
    OutOfStep(usize),
    /// Every group is right, but there must be more of them.
    Incomplete,
    /// Every group is right, but together they say nothing.
    Meaningless,
    /// It says what only a newer program or pack knows.
    Newer,
    /// The pack has no codes.
    NoSlots,
}

impl std::error::Error for CodeError {}

impl fmt::Display for CodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("代码是空的。照清单末尾的“答案代码”输入"),
            Self::TooLong => f.write_str("这不是答案代码，太长了。照清单末尾的“答案代码”输入"),
            Self::Characters(wrong) => {
                let one = |(group, c): &(usize, char)| {
                    format!(
                        "第 {group} 组里的“{}”",
                        clean(&c.to_string()).replace('\n', " ")
                    )
                };
                let wrong: Vec<String> = wrong.iter().map(one).collect();
                let allowed: String = ALPHABET.iter().collect();
                write!(f, "{}打错了，代码里只有这些字：{allowed}", wrong.join("、"))
            }
            Self::Wrong(groups) => write!(f, "{}打错了。对着清单再看一遍这一组", places(groups)),
            Self::Length(groups) => {
                let one =
                    |(group, length): &(usize, usize)| format!("第 {group} 组有 {length} 个字");
                let groups: Vec<String> = groups.iter().map(one).collect();
                write!(f, "{}，每组应当是 {LENGTH} 个", groups.join("，"))
            }
            Self::OutOfStep(group) => write!(
                f,
                "从第 {group} 组起对不上，多半在那里少打或多打了字。每组 {LENGTH} 个字，组之间空一格再输一遍"
            ),
            Self::Incomplete => f.write_str("后面还少几组。把代码输完整"),
            Self::Meaningless => f.write_str("这不是一个答案代码。照清单末尾的“答案代码”输入"),
            Self::Newer => {
                f.write_str("这个代码出自更新的程序或政策包，这里读不了。升级 yiqian 再来一次")
            }
            Self::NoSlots => {
                f.write_str("这个政策包没有答案代码（缺 slots.yaml）。改用 --set 或 --answers")
            }
        }
    }
}

/// `第 2、3 组`
fn places(groups: &[usize]) -> String {
    let groups: Vec<String> = groups.iter().map(ToString::to_string).collect();
    format!("第 {} 组", groups.join("、"))
}

/// The check digit of a group of three digits at this place, from 0. Every weight and every difference of two weights,
/// the check digit's own included, is prime to 23.
fn check(digits: &[usize], place: usize) -> usize {
    let weighted = digits
        .iter()
        .zip([2, 3, 5])
        .map(|(digit, weight)| digit * weight);
    (weighted.sum::<usize>() + place * 7 + 11) % BASE
}

/// The code of bits whose count is a multiple of [`BITS`].
pub(super) fn write(bits: &[bool]) -> String {
    let groups = bits.chunks(BITS).enumerate().map(|(place, bits)| {
        let value = bits
            .iter()
            .fold(0, |value, &bit| value << 1 | usize::from(bit));
        let digits = [value / (BASE * BASE), value / BASE % BASE, value % BASE];
        let all = digits.iter().copied().chain([check(&digits, place)]);
        all.filter_map(|digit| ALPHABET.get(digit))
            .collect::<String>()
    });
    groups.collect::<Vec<_>>().join("-")
}

/// The bits of a code.
pub(super) fn read(code: &str) -> Result<Vec<bool>, CodeError> {
    if code.chars().count() > LONGEST {
        return Err(CodeError::TooLong);
    }
    let separates = |c: char| c.is_whitespace() || matches!(c, '-' | '－' | '—' | '–' | '_' | '·');
    let typed: Vec<Vec<char>> = code
        .split(separates)
        .filter(|part| !part.is_empty())
        .map(|part| part.chars().map(|c| c.to_ascii_uppercase()).collect())
        .collect();
    let all: Vec<char> = typed.concat();
    if all.is_empty() {
        return Err(CodeError::Empty);
    }
    let even: Vec<Vec<char>> = all.chunks(LENGTH).map(<[char]>::to_vec).collect();
    match read_groups(&even) {
        Ok(bits) => Ok(bits),
        // Where groups were typed apart, an error is told by those, else by counting.
        Err(by_count) => {
            let apart = typed.iter().all(|part| part.len().abs_diff(LENGTH) <= 1);
            Err(if apart {
                read_groups(&typed).err().unwrap_or(by_count)
            } else {
                by_count
            })
        }
    }
}

fn read_groups(groups: &[Vec<char>]) -> Result<Vec<bool>, CodeError> {
    let numbered = || groups.iter().enumerate().map(|(at, group)| (at + 1, group));
    let foreign: Vec<(usize, char)> = numbered()
        .flat_map(|(number, group)| group.iter().map(move |&c| (number, c)))
        .filter(|(_, c)| !ALPHABET.contains(c))
        .collect();
    if !foreign.is_empty() {
        return Err(CodeError::Characters(foreign));
    }
    let lengths: Vec<(usize, usize)> = numbered()
        .map(|(number, group)| (number, group.len()))
        .filter(|&(_, length)| length != LENGTH)
        .collect();
    let mut bits = Vec::with_capacity(groups.len() * BITS);
    let mut wrong = Vec::new();
    for (number, group) in numbered().filter(|(_, group)| group.len() == LENGTH) {
        let digits = group
            .iter()
            .filter_map(|c| ALPHABET.iter().position(|a| a == c));
        let digits: Vec<usize> = digits.collect();
        let value = digits
            .iter()
            .take(LENGTH - 1)
            .fold(0, |value, digit| value * BASE + digit);
        let checked = digits
            .split_last()
            .is_some_and(|(&last, rest)| check(rest, number - 1) == last);
        if !checked || value >> BITS != 0 {
            wrong.push(number);
        }
        bits.extend((0..BITS).rev().map(|at| value >> at & 1 == 1));
    }
    match (wrong.first(), lengths.first()) {
        (None, None) => Ok(bits),
        (Some(_), None) => Err(CodeError::Wrong(wrong)),
        (None, Some(_)) => Err(CodeError::Length(lengths)),
        (Some(&first), Some(&(short, _))) => Err(CodeError::OutOfStep(first.min(short))),
    }
}
