//! News agencies as datelines and credits name them.

/// Names in upper case as they stand in a dateline, and the name that the graph uses.
/// Broadcasters that sign datelines as agencies do are among them.
const AGENCIES: &[(&str, &str)] = &[
    ("AA", "Anadolu"),
    ("AAP", "AAP"),
    ("AFP", "AFP"),
    ("AGENCE FRANCE-PRESSE", "AFP"),
    ("AGENCE FRANCE PRESSE", "AFP"),
    ("ANADOLU", "Anadolu"),
    ("ANADOLU AGENCY", "Anadolu"),
    ("ANI", "ANI"),
    ("ANSA", "ANSA"),
    ("AP", "AP"),
    ("APA", "APA"),
    ("ASSOCIATED PRESS", "AP"),
    ("BBC", "BBC"),
    ("BELTA", "BelTA"),
    ("BERNAMA", "Bernama"),
    ("BLOOMBERG", "Bloomberg"),
    ("BLOOMBERG NEWS", "Bloomberg"),
    ("CNN", "CNN"),
    ("CNS", "CNS"),
    ("CP", "Canadian Press"),
    ("CANADIAN PRESS", "Canadian Press"),
    ("DPA", "DPA"),
    ("EFE", "EFE"),
    ("FARS", "Fars"),
    ("FARS NEWS AGENCY", "Fars"),
    ("FNA", "Fars"),
    ("IANS", "IANS"),
    ("INTERFAX", "Interfax"),
    ("IRNA", "IRNA"),
    ("ISNA", "ISNA"),
    ("ITAR-TASS", "TASS"),
    ("JTA", "JTA"),
    ("KCNA", "KCNA"),
    ("KUNA", "KUNA"),
    ("KYODO", "Kyodo"),
    ("KYODO NEWS", "Kyodo"),
    ("MEHR", "Mehr"),
    ("MNA", "Mehr"),
    ("MENA", "MENA"),
    ("NNA", "NNA"),
    ("PA", "PA"),
    ("PETRA", "Petra"),
    ("PTI", "PTI"),
    ("PRESS TRUST OF INDIA", "PTI"),
    ("QNA", "QNA"),
    ("REUTERS", "Reuters"),
    ("THOMSON REUTERS FOUNDATION", "Reuters"),
    ("RFE/RL", "RFE/RL"),
    ("RIA", "RIA Novosti"),
    ("RIA NOVOSTI", "RIA Novosti"),
    ("SANA", "SANA"),
    ("SPA", "SPA"),
    ("SPUTNIK", "Sputnik"),
    ("TASNIM", "Tasnim"),
    ("TASS", "TASS"),
    ("UKRINFORM", "Ukrinform"),
    ("UNB", "UNB"),
    ("UPI", "UPI"),
    ("VOA", "VOA"),
    ("WAM", "WAM"),
    ("XINHUA", "Xinhua"),
    ("XINHUA NEWS AGENCY", "Xinhua"),
    ("YONHAP", "Yonhap"),
];

/// The agency that `words` name, `The Associated Press` or `REUTERS`, in its usual form.
pub(super) fn agency(words: &str) -> Option<&'static str> {
    let mut upper = words.split_whitespace().collect::<Vec<_>>().join(" ").to_uppercase();
    if let Some(rest) = upper.strip_prefix("THE ") {
        upper = rest.to_owned();
    }
    AGENCIES.iter().find(|(name, _)| *name == upper).map(|(_, usual)| *usual)
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
