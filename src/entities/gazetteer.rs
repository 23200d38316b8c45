//! The gazetteer: what places there are, under which names, and where they lie.
//!
//! `places.bin` is made by tools/make-gazetteer from data of GeoNames (CC BY 4.0) and a table of our own, is part of
//! the binary and is read where it lies. docs/gazetteer.md describes its bytes.

mod index;
mod key;
mod kind;

use bytemuck::{Pod, Zeroable};

use index::{Index, u24};
pub use key::{key, skeleton, without_articles};
pub use kind::PlaceKind;

static BYTES: &[u8] = include_bytes!("gazetteer/places.bin");

/// `within` of a place that lies in no country.
const NOWHERE: u16 = 0xFFFF;
/// A name that is a key with capitals, and not in the pool.
const KEYED: u32 = 1 << 23;
/// Steps of a coordinate in half a turn.
const HALF_TURN: f64 = (1 << 23) as f64;

/// A place of the gazetteer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PlaceId(u32);

/// What a name can mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sense {
    /// The place.
    pub place: PlaceId,
    /// True where it is the place's own name, false for a further one.
    pub own: bool,
}

/// Sixteen bytes of the file; all bytes, so that it can lie anywhere.
#[derive(Debug, Clone, Copy, Pod, Zeroable)]
#[repr(C)]
struct Record {
    id: [u8; 3],
    lat: [u8; 3],
    lon: [u8; 3],
    within: [u8; 2],
    kind: u8,
    size: u8,
    name: [u8; 3],
}

/// The places that sayso knows.
#[derive(Debug)]
pub struct Gazetteer {
    records: &'static [Record],
    /// ISO 3166 codes of the countries, two letters each; the countries are the first places.
    codes: &'static str,
    pool: &'static [u8],
    names: Index,
    skeletons: Index,
}

/// A section of the file; a file without it does not compile.
const fn section(number: usize) -> &'static [u8] {
    let at = read_u32(12 + number * 8);
    let length = read_u32(16 + number * 8);
    BYTES.split_at(at).1.split_at(length).0
}

const fn read_u32(at: usize) -> usize {
    u32::from_le_bytes([BYTES[at], BYTES[at + 1], BYTES[at + 2], BYTES[at + 3]]) as usize
}

static EMBEDDED: Gazetteer = Gazetteer {
    records: bytemuck::must_cast_slice(section(0).as_chunks::<{ size_of::<Record>() }>().0),
    codes: match std::str::from_utf8(section(1)) {
        Ok(codes) => codes,
        Err(_) => panic!("the codes of the gazetteer are not text"),
    },
    pool: section(2),
    names: Index::new(section(4), section(5), section(3)),
    skeletons: Index::new(section(6), section(7), section(3)),
};

impl Gazetteer {
    /// The gazetteer in the binary. It costs nothing to open.
    pub fn embedded() -> &'static Self {
        &EMBEDDED
    }

    /// Number of places.
    pub fn len(&self) -> usize {
        self.records.len()
    }

    /// True for a gazetteer without places.
    pub fn is_empty(&self) -> bool {
        self.records.is_empty()
    }

    /// What a name can mean, the greatest place first. Case, accents, apostrophes and hyphens do not count.
    pub fn look_up(&self, name: &str) -> impl Iterator<Item = Sense> + use<> {
        self.by_key(&key(name))
    }

    /// What a key made by [`key`] can mean, the greatest place first.
    pub fn by_key(&self, key: &str) -> impl Iterator<Item = Sense> + use<> {
        self.names.look_up(key).map(|posting| Sense { place: PlaceId(posting >> 1), own: posting & 1 == 1 })
    }

    /// Places with a name of this [`skeleton`], where names reach English through romanisations.
    pub fn by_skeleton(&self, skeleton: &str) -> impl Iterator<Item = PlaceId> + use<> {
        self.skeletons.look_up(skeleton).map(|posting| PlaceId(posting >> 1))
    }

    /// The place with this GeoNames id.
    pub fn by_geoname(&self, id: u64) -> Option<PlaceId> {
        // Settlements stand last, in the order of their ids; of the rest there are few.
        let towns = self.records.partition_point(|record| !PlaceKind::ALL[usize::from(record.kind)].is_settlement());
        let id = u32::try_from(id).ok()?;
        let number = |record: &Record| u24(&record.id, 0).unwrap_or(0);
        let (others, towns_by_id) = self.records.split_at(towns);
        let found = towns_by_id.binary_search_by_key(&id, number).ok().map(|at| at + towns);
        let found = found.or_else(|| others.iter().position(|record| number(record) == id));
        found.and_then(|at| u32::try_from(at).ok()).map(PlaceId)
    }

    fn record(&self, place: PlaceId) -> &'static Record {
        &self.records[place.0 as usize]
    }

    /// Its name as English news has it.
    pub fn name(&self, place: PlaceId) -> String {
        let at = u24(&self.record(place).name, 0).unwrap_or(0);
        if at & KEYED != 0 {
            let key = self.names.key((at & (KEYED - 1)) as usize).unwrap_or_default();
            return key.split(' ').map(capitalised).collect::<Vec<_>>().join(" ");
        }
        let at = at as usize;
        let text = &self.pool[at + 1..at + 1 + usize::from(self.pool[at])];
        String::from_utf8_lossy(text).into_owned()
    }

    /// Its GeoNames id, where one is known.
    pub fn geoname(&self, place: PlaceId) -> Option<u64> {
        u24(&self.record(place).id, 0).filter(|&id| id != 0).map(u64::from)
    }

    /// Latitude and longitude in degrees (WGS 84); of regions a point amid their settlements.
    pub fn point(&self, place: PlaceId) -> Option<(f64, f64)> {
        let record = self.record(place);
        Some((degrees(record.lat)?, degrees(record.lon)?))
    }

    /// What it is.
    pub fn kind(&self, place: PlaceId) -> PlaceKind {
        PlaceKind::ALL[usize::from(self.record(place).kind)]
    }

    /// About how many people live there, as a logarithm to the base ten; for waters and lands how well they are known.
    pub fn prominence(&self, place: PlaceId) -> f64 {
        f64::from(self.record(place).size) / 8.0 * std::f64::consts::LOG10_2
    }

    /// The smallest region or country that it lies in.
    pub fn within(&self, place: PlaceId) -> Option<PlaceId> {
        let within = u16::from_le_bytes(self.record(place).within);
        (within != NOWHERE).then_some(PlaceId(u32::from(within)))
    }

    /// The place itself and all that it lies in, the smallest first.
    pub fn around(&self, place: PlaceId) -> impl Iterator<Item = PlaceId> + use<'_> {
        std::iter::successors(Some(place), |&at| self.within(at))
    }

    /// The country that it is or lies in.
    pub fn country(&self, place: PlaceId) -> Option<PlaceId> {
        self.around(place).find(|&at| self.kind(at) == PlaceKind::Country)
    }

    /// ISO 3166 code of the country that it is or lies in (`SY`).
    pub fn country_code(&self, place: PlaceId) -> Option<&'static str> {
        let at = self.country(place)?.0 as usize;
        self.codes.get(at * 2..at * 2 + 2)
    }

    /// The country with this ISO 3166 code.
    pub fn country_by_code(&self, code: &str) -> Option<PlaceId> {
        let at = self.codes.as_bytes().chunks_exact(2).position(|own| own == code.as_bytes())?;
        u32::try_from(at).ok().map(PlaceId)
    }

    /// The first-level region that it is or lies in.
    pub fn region(&self, place: PlaceId) -> Option<PlaceId> {
        self.around(place).find(|&at| self.kind(at) == PlaceKind::Region)
    }

    /// True where `inner` is `outer` or lies in it.
    pub fn contains(&self, outer: PlaceId, inner: PlaceId) -> bool {
        self.around(inner).any(|at| at == outer)
    }
}

/// Of a coordinate of 24 bits; the smallest number stands for none.
fn degrees(bytes: [u8; 3]) -> Option<f64> {
    let step = i32::from_le_bytes([0, bytes[0], bytes[1], bytes[2]]) >> 8;
    let exact = f64::from(step) / HALF_TURN * 180.0;
    (step != -(1 << 23)).then(|| (exact * 1e4).round() / 1e4)
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_ascii_uppercase().to_string() + letters.as_str()).unwrap_or_default()
}

/// Kilometres between two points on a sphere (haversine).
pub fn distance(a: (f64, f64), b: (f64, f64)) -> f64 {
    let (lat_a, lat_b) = (a.0.to_radians(), b.0.to_radians());
    let (north, east) = ((lat_b - lat_a) / 2.0, (b.1 - a.1).to_radians() / 2.0);
    let chord = north.sin().powi(2) + lat_a.cos() * lat_b.cos() * east.sin().powi(2);
    2.0 * 6371.0088 * chord.sqrt().min(1.0).asin()
}

#[cfg(test)]
mod tests;
