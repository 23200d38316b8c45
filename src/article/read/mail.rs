//! Mail: letters (EML), mailboxes (MBOX) and saved pages (MHTML, which are letters to their form).

mod letter;
mod mbox;

pub(super) use letter::items;
pub(super) use mbox::Mbox;
