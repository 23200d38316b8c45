//! Numbers as people read them.

use std::time::Duration;

/// `1204` → `1,204`; from a million on `2.1 M`.
pub fn count(number: usize) -> String {
    if number >= 1_000_000 {
        return format!("{:.1} M", number as f64 / 1e6);
    }
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() + 2);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// `1 article`, `1,204 articles`.
pub fn counted(number: usize, what: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{} {what}{plural}", count(number))
}

/// `0.4 s`, `31 s`, `12 min`.
pub fn duration(time: Duration) -> String {
    let seconds = time.as_secs_f64();
    if seconds < 10.0 {
        format!("{seconds:.1} s")
    } else if seconds < 600.0 {
        format!("{seconds:.0} s")
    } else {
        format!("{:.0} min", seconds / 60.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped() {
        assert_eq!([0, 7, 999, 1_204, 18_220, 999_999].map(count), ["0", "7", "999", "1,204", "18,220", "999,999"]);
        assert_eq!(count(2_130_000), "2.1 M");
        assert_eq!(counted(1, "event"), "1 event");
        assert_eq!(counted(0, "event"), "0 events");
        assert_eq!(duration(Duration::from_millis(430)), "0.4 s");
        assert_eq!(duration(Duration::from_secs(700)), "12 min");
    }
}
