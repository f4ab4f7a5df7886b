//! Region packs (地方规定): the rules of single provinces, read only for those a person needs.

use super::list::{List, read_list};
use super::raw_evidence::RawFact;
use super::raw_region::RawRegionEntry;
use super::read::in_order;
use super::report::Report;
use super::{Catalog, PackFile, PlaceIx, Problems, check};

/// How many rules of their own are recorded for a place, by topic.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recorded {
    /// The place.
    pub place: PlaceIx,
    /// For every topic of the pack, in its order.
    pub counts: Vec<usize>,
}

impl Catalog {
    /// What is recorded for every place whose province is read, a city without what its province has.
    pub fn recorded(&self) -> Vec<Recorded> {
        let places = (0..self.places.len()).map(PlaceIx);
        let mut recorded: Vec<Recorded> = places
            .map(|place| Recorded {
                place,
                counts: vec![0; self.topics.len()],
            })
            .collect();
        for local in self.entries.iter().filter_map(|entry| entry.local.as_ref()) {
            let of_place = recorded.get_mut(local.region.0);
            if let Some(count) = of_place.and_then(|at| at.counts.get_mut(local.topic.0)) {
                *count += 1;
            }
        }
        recorded
    }
}

/// Everything region files say, in file order.
#[derive(Debug)]
pub(super) struct RawRegions<'f> {
    pub entries: List<'f, RawRegionEntry>,
    pub facts: List<'f, RawFact>,
}

/// Where the rules of provinces are read from when a person needs them.
pub trait RegionSource: std::fmt::Debug {
    /// The pack with the rules of these provinces added; none when they are in it already.
    ///
    /// # Errors
    /// All problems of the files of these provinces.
    fn add_regions(
        &self,
        catalog: &Catalog,
        provinces: &[PlaceIx],
    ) -> Result<Option<Catalog>, Problems>;
}

/// The pack with the rules of these provinces and their cities added. Positions in the base pack stay what they are:
/// what is new stands at the end of its list.
///
/// # Errors
/// All problems of all files; never empty.
pub fn add_regions(
    base: &Catalog,
    provinces: &[PlaceIx],
    files: &[PackFile<'_>],
) -> Result<Catalog, Problems> {
    let mut report = Report::default();
    let mut raw = RawRegions {
        entries: List::new("地方规定"),
        facts: List::new("事实"),
    };
    for file in in_order(files) {
        if file.path.starts_with("evidence/") {
            read_list(file, &mut raw.facts, &mut report);
        } else {
            read_list(file, &mut raw.entries, &mut report);
        }
    }
    let catalog = check::regions(base, provinces, raw, &mut report);
    report.finish(Some(catalog))
}
