using System.Runtime.CompilerServices;

namespace NetDsl.Kernels;

/// <summary>Walks the pixels of a work item in the order of image, row and column, and writes their offsets block by block.</summary>
internal unsafe struct PixelCursor
{
    /// <summary>What the first tap of the item's first pixel sees.</summary>
    public float* Source;

    /// <summary>Floats from one source row to the next.</summary>
    public int RowSize;

    /// <summary>Floats from one source image to the next.</summary>
    public int ImageSize;

    /// <summary>The item's first output.</summary>
    public float* Target;

    public int Images;
    public int Rows;
    private int image;
    private int row;
    private int column;

    /// <summary>Whether the last pixel has been written.</summary>
    public readonly bool AtEnd => image == Images;

    /// <summary>Writes the offsets of the next pixels and repeats the last; returns their number, 0 at the end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int Next(in Correlation map, int* inputs, int* outputs, int most)
    {
        int count = 0;
        int inputStep = map.StrideWidth * map.SourceChannels;
        while (count < most && image < Images)
        {
            int run = Math.Min(map.TargetWidth - column, most - count);
            int input = (image * ImageSize) + (row * map.StrideHeight * RowSize) + (column * inputStep);
            int output = (image * map.TargetImageSize) + (row * map.TargetRowStep) + (column * map.TargetColumnStep);
            Ramp.Fill(inputs + count, input, inputStep, run);
            Ramp.Fill(outputs + count, output, map.TargetColumnStep, run);
            count += run;
            Advance(run, map.TargetWidth);
        }

        if (count > 0)
        {
            Ramp.Fill(inputs + count, inputs[count - 1], 0, PixelTileRunner.Slack - 8);
            Ramp.Fill(outputs + count, outputs[count - 1], 0, PixelTileRunner.Slack - 8);
        }

        return count;
    }

    /// <summary>Writes the offsets of all pixels' inputs.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly void AllInputs(in Correlation map, int* inputs, int count)
    {
        int inputStep = map.StrideWidth * map.SourceChannels;
        for (int done = 0, line = 0; done < count; done += map.TargetWidth, line++)
        {
            int start = (line / Rows * ImageSize) + (line % Rows * map.StrideHeight * RowSize);
            Ramp.Fill(inputs + done, start, inputStep, map.TargetWidth);
        }
    }

    private void Advance(int run, int width)
    {
        column += run;
        if (column == width)
        {
            column = 0;
            row++;
        }

        if (row == Rows)
        {
            row = 0;
            image++;
        }
    }
}
