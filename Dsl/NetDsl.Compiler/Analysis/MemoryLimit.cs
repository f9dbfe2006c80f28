using NetDsl.Compiler.Diagnostics;
using NetDsl.Compiler.Graph;
using NetDsl.Compiler.Lowering;

namespace NetDsl.Compiler.Analysis;

/// <summary>The rule that a session's memory for one sample is one block. Predictions need no more than training, which keeps all values.</summary>
public static class MemoryLimit
{
    /// <summary>The longest array of .NET (Array.MaxLength), which bounds a session's memory too.</summary>
    private const int LargestBlock = 0x7FFFFFC7;

    /// <summary>Whether the rule holds; reports at the layer with the largest output, or with the most weights where those need more.</summary>
    public static bool Holds(NetworkGraph graph, NetworkFacts facts, NetworkPrograms programs, DiagnosticBag diagnostics)
    {
        var plans = new[] { programs.Training.Arena, programs.Inference.Arena, programs.Inference.PreparedPlan };
        var plan = plans.OrderByDescending(Floats).First();
        if (Floats(plan) <= LargestBlock)
        {
            return true;
        }

        var ofWeights = plan.FixedFloats > plan.FloatsPerSample;
        var largest = facts.Layers.Skip(1).OrderByDescending(layer => SizeOf(layer, ofWeights)).First();
        diagnostics.Add(ShapeRules.TooMuchMemory.At(
            largest.Node.ActionableSpan,
            graph.Name,
            Quantity.Of(Floats(plan)),
            plan == programs.Training.Arena ? "to train on one sample" : "to predict one sample",
            Quantity.Of(SizeOf(largest, ofWeights)),
            ofWeights ? "parameters of" : "the output of",
            largest.Node.Name,
            Quantity.Of(LargestBlock),
            Quantity.Of(Floats(plan) - LargestBlock),
            ofWeights ? "in" : "by a stride or by pooling in front of"));
        return false;
    }

    private static long Floats(MemoryPlan plan) => plan.FloatsPerSample + plan.FixedFloats;

    private static long SizeOf(LayerFacts layer, bool ofWeights) => ofWeights ? layer.Parameters : layer.Node.Output.Elements;
}
