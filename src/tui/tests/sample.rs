//! A small pack that needs no file: one of everything a screen can show.

use chrono::NaiveDate;

use crate::{catalog::*, session::SavedAt};

pub(super) fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub(super) fn saved_at() -> SavedAt {
    day("2026-11-20").and_hms_opt(14, 5, 59).unwrap().into()
}

pub(super) fn manifest() -> Manifest {
    Manifest {
        title: "全国医保转移接续政策包".into(),
        version: "2026.11.1".into(),
        verified_on: day("2026-11-21"),
        review_by: day("2027-01-01"),
        applies_from: day("2021-12-01"),
        report: "发现哪一行写错了：记下编号，告诉维护者。".into(),
        hotline: "12393".into(),
        changes: Vec::new(),
        renames: Vec::new(),
    }
}

pub(super) const SCOPE: QuestionIx = QuestionIx(0);
pub(super) const STAGE: QuestionIx = QuestionIx(1);
pub(super) const ACCEPTED: QuestionIx = QuestionIx(2);
pub(super) const LEFT: QuestionIx = QuestionIx(3);
pub(super) const ALSO: QuestionIx = QuestionIx(4);

pub(super) fn catalog() -> Catalog {
    Catalog {
        manifest: manifest(),
        questions: questions(),
        derived: Vec::new(),
        verdicts: vec![
            verdict(
                "apply-now",
                VerdictKind::Apply,
                "可以申请转移了",
                "原参保地已停保。由你或单位提出申请，钱和记录由两地经办机构（各地管医保的办事机构）交接，不用你自己搬。",
                Rule::All(vec![answer(STAGE, &[0]), answer(LEFT, &[0])]),
            ),
            verdict(
                "leave-first",
                VerdictKind::Prepare,
                "先停保，再申请",
                "现在申请会被退回。",
                Rule::All(vec![answer(STAGE, &[0]), answer(LEFT, &[1])]),
            ),
            verdict(
                "waiting",
                VerdictKind::Apply,
                "已受理，等结果",
                "按下面的日期查进度。",
                answer(STAGE, &[1]),
            ),
            verdict(
                "same-pool",
                VerdictKind::NotNeeded,
                "不用办转移",
                "医保关系没有离开这个统筹区，把参保接上就行。",
                answer(SCOPE, &[2]),
            ),
        ],
        entries: entries(),
        slots: Vec::new(),
        claims: claims(),
        facts: facts(),
        places: Vec::new(),
        topics: Vec::new(),
        local_claims: Vec::new(),
        regions: Vec::new(),
        place_questions: PlaceQuestions::default(),
        terms: vec![
            Term {
                term: "统筹区".into(),
                short: "共用一个医保基金的地方，多数是一个市。".into(),
                cite: vec![cite(0)],
            },
            Term {
                term: "经办机构".into(),
                short: "各地管医保的办事机构。".into(),
                cite: Vec::new(),
            },
        ],
        calendar: Calendar {
            years: vec![CalendarYear {
                year: 2026,
                doc_no: Some("国办发明电〔2025〕7号".into()),
                off: Vec::new(),
                work: Vec::new(),
            }],
        },
    }
}

fn questions() -> Vec<Question> {
    vec![
        question(
            "scope",
            "范围",
            Kind::Choice,
            Rule::always(),
            &[
                ("cross-province", "不在一个省", "跨省"),
                (
                    "within-province",
                    "同一个省，但不是一个统筹区（多数是两个市；省直管县、单列市也算另一个统筹区）",
                    "省内跨统筹区",
                ),
                ("same-pool", "同一个统筹区（多数是同一个市）", "同一统筹区"),
            ],
        ),
        question(
            "stage",
            "办到哪一步",
            Kind::Choice,
            not(answer(SCOPE, &[2])),
            &[
                ("not-applied", "还没申请", "还没申请"),
                ("applied", "已经受理，在等结果", "已受理"),
            ],
        ),
        question(
            "accepted-on",
            "受理日",
            Kind::Date,
            answer(STAGE, &[1]),
            &[],
        ),
        question(
            "left",
            "原地停保",
            Kind::Choice,
            answer(STAGE, &[0]),
            &[("yes", "已经停保", "已停保"), ("no", "还没停保", "没停保")],
        ),
        question(
            "also",
            "还有",
            Kind::Several,
            not(answer(SCOPE, &[2])),
            &[
                ("owes", "原单位欠缴医保费", "单位欠费"),
                ("benefit", "正在领（或刚领完）失业保险金", "领失业金"),
                ("proxy", "自己去不了，要别人代办", "要代办"),
            ],
        ),
    ]
}

fn question(
    id: &str,
    short: &str,
    kind: Kind,
    when: Rule,
    options: &[(&str, &str, &str)],
) -> Question {
    Question {
        id: id.into(),
        kind,
        short: short.into(),
        text: match id {
            "scope" => "原来的地方和新地方是什么关系？",
            "stage" => "转移办到哪一步了？",
            "accepted-on" => "哪一天受理的？",
            "left" => "原参保地已经停保（中止参保）了吗？",
            _ => "还有下面哪些情况？（可多选，没有就直接继续）",
        }.into(),
        why: "同一个统筹区（共用一个医保基金的地方，多数是同一个市）里不用转移；跨省一律要申请；省内各省规定不同。".into(),
        find_out: "拨新地方的 12393，问“我原来在某市参保，现在到你们这里，算不算同一个统筹区”。".into(),
        cite: vec![cite(0)],
        when,
        options: options.iter().map(|(id, label, short)| QuestionOption {
            implies: Vec::new(),
            id: (*id).into(), label: (*label).into(), short: (*short).into(),
        }).collect(),
    }
}

fn entries() -> Vec<Entry> {
    let transfer = || not(answer(SCOPE, &[2]));
    vec![
        entry(
            "leave",
            Section::First,
            "到原参保地停保（中止参保）。单位参保的，由单位办减员。",
            answer(LEFT, &[1]),
        ),
        entry(
            "id-card",
            Section::Materials,
            "带身份证或社保卡。网上申请用电子凭证就行。",
            transfer(),
        ),
        entry(
            "proxy",
            Section::Materials,
            "代办的，再带代办人的身份证和委托书。",
            answer(ALSO, &[2]),
        ),
        Entry {
            reach: Reach::Local,
            side: Some(Side::To),
            ..entry(
                "window",
                Section::Channels,
                "到新地方的医保窗口申请。有的地方只收网上的，先问 12393。",
                transfer(),
            )
        },
        entry(
            "app",
            Section::Channels,
            "在国家医保服务平台 App 里申请：首页 → 办事大厅 → 转移接续。",
            transfer(),
        ),
        Entry {
            clock: Some(Clock {
                stage: Stage::TransferOut,
                after: ClockStart::Accepted,
                workdays: 10,
            }),
            ..entry(
                "out-10",
                Section::TimeLimits,
                "转出地经办机构受理后 10 个工作日内办完转出，生成《参保人员基本医疗保险信息表》，有余额的同时划转。",
                transfer(),
            )
        },
        Entry {
            clock: Some(Clock {
                stage: Stage::TransferIn,
                after: ClockStart::TransferOut,
                workdays: 5,
            }),
            ..entry(
                "in-5",
                Section::TimeLimits,
                "转入地 5 个工作日内办完转入。",
                transfer(),
            )
        },
        entry(
            "balance",
            Section::Account,
            "个人账户余额随转移划到新地方的个人账户，不发现金。",
            transfer(),
        ),
        Entry {
            reach: Reach::Unverified,
            ..entry(
                "owes",
                Section::Account,
                "单位欠费的，问原参保地：欠费期间的个人账户能不能补记。",
                answer(ALSO, &[0]),
            )
        },
        entry(
            "join",
            Section::Coverage,
            "在新地方接着缴费，别断。断缴超过 3 个月的，可能要等待。",
            Rule::always(),
        ),
        entry(
            "cash",
            Section::Reminders,
            "有人说能把余额套现的，别信，也别做：违法。",
            Rule::always(),
        ),
    ]
}

fn claims() -> Vec<Claim> {
    vec![
        Claim {
            id: "cl-1".into(),
            says: "转出地经办机构需在15个工作日内完成转移接续手续".into(),
            reading: Reading::Outdated,
            why: "现在的期限是受理后 10 个工作日，15 个工作日是旧办法的写法。".into(),
            cite: vec![cite(0)],
            none_found: None,
            when: not(answer(SCOPE, &[2])),
        },
        Claim {
            id: "cl-2".into(),
            says: "余额停保后仍可买药".into(),
            reading: Reading::Unsure,
            why: "没有查到全国规定，打原参保地 12393 问。".into(),
            cite: Vec::new(),
            none_found: Some(day("2026-11-21")),
            when: answer(LEFT, &[0]),
        },
        Claim {
            id: "cl-3".into(),
            says: "同一个市换工作也要转医保".into(),
            reading: Reading::Wrong,
            why: "同一个统筹区里不用转移。".into(),
            cite: vec![cite(1)],
            none_found: None,
            when: answer(SCOPE, &[2]),
        },
    ]
}

fn entry(id: &str, section: Section, text: &str, when: Rule) -> Entry {
    Entry {
        id: id.into(),
        section,
        text: text.into(),
        note: "打电话时可以说：“我要办医保转移接续，请告诉我要带什么。”".into(),
        when,
        reach: Reach::National,
        side: None,
        talk: None,
        clock: None,
        months: None,
        effective: Effective::default(),
        cite: vec![cite(0), cite(1)],
        derived: Vec::new(),
        excludes: Vec::new(),
        local: None,
    }
}

fn facts() -> Vec<Fact> {
    let fact = |id: &str, title: &str, quote: &str| Fact {
        id: id.into(),
        scope: FactScope::National,
        confidence: Confidence::High,
        title: title.into(),
        issuer: Some("国家医保局办公室、财政部办公厅".into()),
        doc_no: Some("医保办发〔2021〕43号".into()),
        article: None,
        quotes: vec![quote.into()],
        url: Some("https://www.nhsa.gov.cn/art/2021/12/3/art_37_7420.html".into()),
        last_known_valid: "2026-09-05".into(),
        region: None,
        valid_to: None,
    };
    vec![
        fact(
            "N43-T10",
            "基本医疗保险关系转移接续暂行办法",
            "转出地经办机构应在受理后10个工作日内完成基本医疗保险关系转出",
        ),
        fact(
            "LAW-32",
            "社会保险法",
            "个人跨统筹地区就业的，其基本医疗保险关系随本人转移，缴费年限累计计算",
        ),
    ]
}

fn verdict(id: &str, kind: VerdictKind, title: &str, text: &str, when: Rule) -> Verdict {
    Verdict {
        id: id.into(),
        kind,
        title: title.into(),
        text: text.into(),
        when,
        cite: vec![cite(0)],
    }
}

fn cite(fact: usize) -> Citation {
    Citation {
        fact: FactIx(fact),
        chosen: None,
    }
}

fn answer(question: QuestionIx, options: &[usize]) -> Rule {
    Rule::Answer(question, options.iter().copied().map(OptionIx).collect())
}

fn not(rule: Rule) -> Rule {
    Rule::Not(Box::new(rule))
}
