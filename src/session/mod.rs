//! What was answered and ticked, kept from one start to the next.
//!
//! One file in the state folder, readable by its owner only, replaced whole at each change, so that a kill at any moment
//! leaves the old state or the new one. Nothing in it names a person. A second window may look but not write.

mod disk;
mod forget;
mod given;
mod record;
mod saved_at;
mod store;

pub use disk::sync;
pub use forget::forget;
pub use given::{Given, combine, read_answers};
pub use record::{LONGEST_NOTE, Session};
pub use saved_at::{Clock, SavedAt};
pub use store::{Found, Store, StoreError};
