//! News agencies as datelines and credits name them.

use crate::article::blanks::one_line;
use crate::lexicon;

/// The agency that `words` name, `The Associated Press` or `REUTERS`, in its usual form.
pub(super) fn agency(words: &str) -> Option<&'static str> {
    let mut upper = one_line(words).to_uppercase();
    if let Some(rest) = upper.strip_prefix("THE ") {
        upper = rest.to_owned();
    }
    lexicon::agency::usual_name(&upper)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_come_out_in_one_form() {
        for (words, name) in [
            ("AFP", Some("AFP")),
            ("Agence France-Presse", Some("AFP")),
            ("reuters", Some("Reuters")),
            ("The Associated  Press", Some("AP")),
            ("ITAR-TASS", Some("TASS")),
            ("RFE/RL", Some("RFE/RL")),
            ("Harbour Post", None),
            ("", None),
        ] {
            assert_eq!(agency(words), name, "{words}");
        }
    }
}
