namespace NetDsl;

/// <summary>The checks of memory that callers hand in, done once where it enters a network.</summary>
internal static class Border
{
    /// <summary>The number of samples that an input holds.</summary>
    public static int Samples(NetworkDescription description, int inputLength)
    {
        var (samples, rest) = Math.DivRem(inputLength, description.InputLength);
        if (samples == 0 || rest != 0)
        {
            throw new ArgumentException(
                $"The input holds {Shape.Count(inputLength)} values, but {description.Name} takes whole samples of {Shape.Values(description.InputShape)}.",
                "input");
        }

        return samples;
    }

    /// <summary>Lets the input of one sample through.</summary>
    public static void One(NetworkDescription description, int inputLength)
    {
        if (inputLength != description.InputLength)
        {
            throw new ArgumentException(
                $"The input holds {Shape.Count(inputLength)} values, but {description.Name} classifies one sample of {Shape.Values(description.InputShape)}.",
                "input");
        }
    }

    /// <summary>The number of samples of one call of a session.</summary>
    public static int Samples(NetworkDescription description, int batch, int inputLength, int outputLength, string outputName)
    {
        var samples = Samples(description, inputLength);
        if (samples > batch)
        {
            throw new ArgumentException(
                $"The input holds {Shape.Count(samples)} samples, but this session of {description.Name} was created for at most {Shape.Count(batch)}; create it with a batch of {samples}.",
                "input");
        }

        var expected = (long)samples * description.OutputLength;
        if (outputLength != expected)
        {
            throw new ArgumentException(
                $"The {outputName} holds {Shape.Count(outputLength)} values, but {Shape.Count(samples)} samples of {description.Name} give {Shape.Count(samples)} x {Shape.Text(description.OutputShape)} = {Shape.Count(expected)} values.",
                "output");
        }

        return samples;
    }

    /// <summary>The floats of an arena, which one span must be able to hold.</summary>
    public static long Arena(NetworkDescription description, int batch, int floatsPerSample, int fixedFloats)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(batch, 1);
        var floats = (long)floatsPerSample * batch + fixedFloats;
        if (floats > Array.MaxLength)
        {
            throw new ArgumentOutOfRangeException(
                nameof(batch),
                batch,
                $"A batch of {Shape.Count(batch)} samples of {description.Name} needs {Shape.Count(floats)} values of memory, more than {Shape.Count(Array.MaxLength)}; use a batch of at most {Shape.Count((Array.MaxLength - fixedFloats) / floatsPerSample)}.");
        }

        return floats;
    }
}
