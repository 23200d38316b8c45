//! What an instruction set does, and work that is compiled for each.

/// Vectors of [`Simd::LANES`] floats, and what the layers do with them.
///
/// A value of an implementing type is the proof that the processor has the instructions.
pub(crate) trait Simd: Copy {
    /// A vector of [`Simd::LANES`] floats.
    type Vector: Copy;
    /// Floats in a vector: 4, 8 or 16.
    const LANES: usize;
    /// Vector registers of the processor: how much of a product can stay in them.
    const REGISTERS: usize;

    fn splat(self, value: f32) -> Self::Vector;
    /// The first [`Simd::LANES`] values of `from`.
    fn load(self, from: &[f32]) -> Self::Vector;
    /// Writes the first [`Simd::LANES`] values of `to`.
    fn store(self, vector: Self::Vector, to: &mut [f32]);
    fn add(self, a: Self::Vector, b: Self::Vector) -> Self::Vector;
    fn sub(self, a: Self::Vector, b: Self::Vector) -> Self::Vector;
    fn mul(self, a: Self::Vector, b: Self::Vector) -> Self::Vector;
    fn max(self, a: Self::Vector, b: Self::Vector) -> Self::Vector;
    /// `a * b + c`, rounded once where the processor can.
    fn mul_add(self, a: Self::Vector, b: Self::Vector, c: Self::Vector) -> Self::Vector;
}

/// A piece of work that is compiled once for each instruction set.
pub(crate) trait Task {
    /// `#[inline(always)]` in every implementation: only then is it compiled for the instructions.
    fn run<S: Simd>(self, simd: S);
}
