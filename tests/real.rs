//! The built-in pack.
#[test]
fn the_built_in_pack_loads() {
    let t = std::time::Instant::now();
    match yiqian::pack::built_in() {
        Ok(c) => println!(
            "{} {} {} {:?}",
            c.questions.len(),
            c.entries.len(),
            c.facts.len(),
            t.elapsed()
        ),
        Err(p) => panic!("{p}"),
    }
}
#[test]
fn folder() {
    let d = std::env::var("PACK").unwrap();
    let files = yiqian::pack::read(&yiqian::pack::PackSource::Folder(d.into())).unwrap();
    let t = std::time::Instant::now();
    match yiqian::catalog::load(&files, &yiqian::pack::calendar()) {
        Ok(c) => println!(
            "{} {} {} {:?}",
            c.questions.len(),
            c.entries.len(),
            c.facts.len(),
            t.elapsed()
        ),
        Err(p) => {
            println!("{p}");
            panic!()
        }
    }
}
