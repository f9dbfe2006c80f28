using NetDsl;

namespace Digits;

/// <summary>
/// Writes each image anew as another hand might: shifted by up to two pixels, turned by up to 12 degrees, slanted, a little larger or
/// smaller. A six turned by half a circle were a nine; by so little every digit stays what it is.
/// </summary>
internal sealed class Handwriting
{
    private const int Size = 28;
    private const float Centre = (Size - 1) / 2f;
    private const float MostShift = 2;
    private const float MostHalfTurn = 0.105f;   // the tangent of half of 12 degrees
    private const float MostSlant = 0.2f;
    private const float MostGrowth = 0.1f;

    private readonly float[] original = new float[Size * Size];

    /// <summary>Distorts each image of a batch.</summary>
    /// <param name="samples">Images one after another, each 28 x 28 x 1.</param>
    /// <param name="count">How many there are.</param>
    /// <param name="random">Chooses.</param>
    public void Apply(Span<float> samples, int count, RandomStream random)
    {
        for (var sample = 0; sample < count; sample++)
        {
            var image = samples.Slice(sample * Size * Size, Size * Size);
            image.CopyTo(original);
            Resample(image, Draw(ref random));
        }
    }

    /// <summary>Where each pixel comes from: a rotation given by the tangent of its half, which needs no sine, a slant and a scale.</summary>
    private static Affine Draw(ref RandomStream random)
    {
        var half = Between(ref random, MostHalfTurn);
        var (cosine, sine) = ((1 - (half * half)) / (1 + (half * half)), 2 * half / (1 + (half * half)));
        var scale = 1 / (1 + Between(ref random, MostGrowth));
        var slant = Between(ref random, MostSlant);
        return new Affine(
            scale * cosine,
            scale * ((slant * cosine) - sine),
            scale * sine,
            scale * ((slant * sine) + cosine),
            Between(ref random, MostShift),
            Between(ref random, MostShift));
    }

    private static float Between(ref RandomStream random, float most) => most * ((2 * random.NextFloat()) - 1);

    private void Resample(Span<float> image, Affine from)
    {
        for (var row = 0; row < Size; row++)
        {
            for (var column = 0; column < Size; column++)
            {
                var (x, y) = (column - Centre, row - Centre);
                image[(row * Size) + column] = At(
                    Centre + (from.Xx * x) + (from.Xy * y) + from.ShiftX,
                    Centre + (from.Yx * x) + (from.Yy * y) + from.ShiftY);
            }
        }
    }

    /// <summary>The original between four pixels, bilinearly; beside the image there is paper.</summary>
    private float At(float x, float y)
    {
        var (left, top) = ((int)MathF.Floor(x), (int)MathF.Floor(y));
        var (right, down) = (x - left, y - top);
        var upper = Pixel(left, top) + (right * (Pixel(left + 1, top) - Pixel(left, top)));
        var lower = Pixel(left, top + 1) + (right * (Pixel(left + 1, top + 1) - Pixel(left, top + 1)));
        return upper + (down * (lower - upper));
    }

    private float Pixel(int column, int row) =>
        (uint)column < Size && (uint)row < Size ? original[(row * Size) + column] : 0;

    private readonly record struct Affine(float Xx, float Xy, float Yx, float Yy, float ShiftX, float ShiftY);
}
