//! Days as records write them.
//!
//! Example: `"Wed, 10 Jun 2015 22:45:00 +0000"`, `"2015-06-10T22:45:00Z"`, `20150610`, `1433976300`, `"1433976300000"` and
//! `{"$date": …}` of any of them are 10 June 2015, and so are `10.6.2015`, and `13/06/2015` is the 13th; `03/04/2015` is two days.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde_json::Value;

use super::super::html;
use crate::article::dates::iso_date;

/// Seconds since 1970 from here on are days; smaller numbers are something else.
const FIRST_SECOND: i64 = 100_000_000;
/// From here on milliseconds are meant.
const FIRST_MILLISECOND: i64 = 100_000_000_000;

/// A number beyond this is no month.
const MONTHS: i8 = 12;

/// The day that a value tells, `2015-06-10`.
pub(super) fn day(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => in_text(text),
        Value::Number(number) => match number.as_i64() {
            Some(number) => in_text(&number.to_string()),
            None => moment(number.as_f64()? as i64),
        },
        Value::Object(fields) => day(fields.get("$date").or_else(|| fields.get("$numberLong"))?),
        _ => None,
    }
}

fn in_text(text: &str) -> Option<String> {
    let text = text.trim();
    if let Some(day) = iso_date(text) {
        return Some(day);
    }
    match text.parse::<i64>() {
        Ok(number) => moment(number),
        Err(_) => html::day(text).or_else(|| in_numbers(text)),
    }
}

/// The day of `13/06/2015`, `6/13/2015 22:45`, `10.6.2015`: three numbers where no two of them may be the month.
fn in_numbers(text: &str) -> Option<String> {
    let date = text.split_whitespace().next()?;
    // With dots the day comes first wherever days are written so.
    let (mark, with_dots) = if date.contains('.') { ('.', true) } else { ('/', false) };
    let parts: Vec<&str> = date.split(mark).collect();
    let [one, other, year] = parts.as_slice() else { return None };
    let number = |part: &str| (part.len() <= 2).then(|| part.parse::<i8>().ok()).flatten();
    let (one, other) = (number(one)?, number(other)?);
    let year: i16 = (year.len() == 4).then(|| year.parse().ok()).flatten()?;
    let (day, month) = match (one > MONTHS, other > MONTHS) {
        (true, false) => (one, other),
        (false, true) if !with_dots => (other, one),
        (false, false) if with_dots || one == other => (one, other),
        _ => return None,
    };
    Some(Date::new(year, month, day).ok()?.to_string())
}

fn moment(number: i64) -> Option<String> {
    let moment = match number {
        FIRST_MILLISECOND.. => Timestamp::from_millisecond(number),
        FIRST_SECOND.. => Timestamp::from_second(number),
        _ => return None,
    };
    Some(moment.ok()?.to_zoned(TimeZone::UTC).date().to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn days_of_all_kinds() {
        for value in [
            json!("Wed, 10 Jun 2015 22:45:00 +0000"),
            json!("2015-06-10T22:45:00Z"),
            json!("June 10, 2015"),
            json!(20150610),
            json!("20150610"),
            json!(1433976300),
            json!("1433976300000"),
            json!(1433976300.5),
            json!("10.6.2015"),
            json!("10.06.2015 22:45"),
            json!({"$date": "2015-06-10T22:45:00Z"}),
            json!({"$date": {"$numberLong": "1433976300000"}}),
        ] {
            assert_eq!(day(&value).as_deref(), Some("2015-06-10"), "{value}");
        }
        for value in [json!("13/06/2015"), json!("6/13/2015 10:45 PM")] {
            assert_eq!(day(&value).as_deref(), Some("2015-06-13"), "{value}");
        }
        assert_eq!(day(&json!("06/06/2015")).as_deref(), Some("2015-06-06"));
        for value in [
            json!("03/04/2015"),
            json!("31/06/2015"),
            json!("13/06/15"),
            json!("6.13.2015"),
            json!("1/2"),
            json!(12),
            json!("soon"),
            json!(null),
            json!(true),
        ] {
            assert_eq!(day(&value), None, "{value}");
        }
    }
}
