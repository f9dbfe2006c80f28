using NetDsl.Generator.Tests.Hosting;

namespace NetDsl.Generator.Tests.Reporting;

/// <summary>Calls of networks that are certain to throw.</summary>
public sealed class UsageTests
{
    private const string LeNet = """
        using System;
        using NetDsl;
        [Network("input 28x28x1; flatten; dense 10")]
        public partial class LeNet;

        """;

    [Theory]
    [InlineData("net.CreateSession(⟦0⟧)", "NDSL8001", "'CreateSession' is given a batch of 0, but a session needs at least 1 sample; write 'CreateSession(1)'")]
    [InlineData("net.CreateTrainingSession(batch: ⟦-3⟧)", "NDSL8001", "'CreateTrainingSession' is given a batch of -3, but a session needs at least 1 sample; write 'CreateTrainingSession(1)'")]
    [InlineData("net.Predict(⟦new float[100]⟧)", "NDSL8002", "'LeNet' takes 784 values as one sample, but this array has 100; create it with 'LeNet.Input.Length'")]
    [InlineData("Length(new LeNet.Input(⟦new float[28 * 27]⟧))", "NDSL8002", "'LeNet' takes 784 values as one sample, but this array has 756; create it with 'LeNet.Input.Length'")]
    [InlineData("net.Predict(⟦small⟧)", "NDSL8002", "'LeNet' takes 784 values as one sample, but this array has 10; create it with 'LeNet.Input.Length'")]
    public async Task A_call_that_is_certain_to_throw_is_reported(string call, string id, string message)
    {
        var source = MarkedSource.Parse(LeNet + Use(call));

        var diagnostic = Assert.Single(await new TestProject(source.Text).Analyze());

        Assert.Equal((id, message), (diagnostic.Id, diagnostic.GetMessage()));
        Assert.Equal(source.Spans[0], diagnostic.Location.SourceSpan);
    }

    [Theory]
    [InlineData("net.CreateSession(8)")]
    [InlineData("net.CreateSession()")]
    [InlineData("net.Predict(new float[784])")]
    [InlineData("net.Predict(new float[LeNet.Input.Length])")]
    [InlineData("net.Predict(new float[batch])")]
    [InlineData("net.Predict(changing)")]
    [InlineData("net.Predict(given)")]
    public async Task What_may_be_right_is_left_alone(string call) => Assert.Empty(await new TestProject(LeNet + Use(call)).Analyze());

    private static string Use(string call) => $$"""
        public static class Use
        {
            private static int Length(LeNet.Input input) => input.Values.Length;

            public static object? Run(LeNet net, int batch, float[] given)
            {
                var small = new float[10];
                var changing = new float[10];
                changing = given;
                {{(call.StartsWith("Length", StringComparison.Ordinal) || call.Contains("Predict", StringComparison.Ordinal) ? $"_ = {call}; return null;" : $"return {call};")}}
            }
        }
        """;
}
