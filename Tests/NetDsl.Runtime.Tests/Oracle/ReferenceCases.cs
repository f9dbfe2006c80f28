using System.Text.Json;

namespace NetDsl.Tests.Oracle;

/// <summary>One case of a file of reference vectors.</summary>
public sealed record ReferenceCase(string Name, IReadOnlyDictionary<string, float[]> Tensors)
{
    public float[] this[string tensor] => Tensors[tensor];

    public override string ToString() => Name;
}

/// <summary>The reference vectors that travel with the tests.</summary>
public static class ReferenceCases
{
    public static IReadOnlyList<ReferenceCase> Read(string file)
    {
        using var stream = typeof(ReferenceCases).Assembly.GetManifestResourceStream($"Oracle/{file}")!;
        using var json = JsonDocument.Parse(stream);
        return [.. json.RootElement.GetProperty("cases").EnumerateArray().Select(Case)];
    }

    public static ReferenceCase Read(string file, string name) => Read(file).Single(found => found.Name == name);

    public static void AssertClose(ReadOnlySpan<float> expected, ReadOnlySpan<float> actual, double absolute, double relative)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var index = 0; index < expected.Length; index++)
        {
            var tolerance = absolute + relative * Math.Abs(expected[index]);
            Assert.True(
                Math.Abs(expected[index] - (double)actual[index]) <= tolerance,
                $"value {index} is {actual[index]:R}, expected {expected[index]:R}");
        }
    }

    private static ReferenceCase Case(JsonElement element) => new(
        element.GetProperty("name").GetString()!,
        element.GetProperty("tensors").EnumerateObject().ToDictionary(
            tensor => tensor.Name,
            tensor => tensor.Value.GetProperty("data").EnumerateArray().Select(value => value.GetSingle()).ToArray()));
}
