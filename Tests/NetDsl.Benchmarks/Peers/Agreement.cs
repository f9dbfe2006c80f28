using System.Text.Json.Nodes;
using NetDsl.Benchmarks.Commands;
using NetDsl.Benchmarks.Networks;

namespace NetDsl.Benchmarks.Peers;

/// <summary>Both sides must compute the same before their times are compared.</summary>
internal static class Agreement
{
    /// <summary>
    /// How far an output may be from PyTorch's, as a share of the largest one. Sums in another order differ by some 1e-6, minimal filtering
    /// by 1e-5.
    /// </summary>
    private const double OutputTolerance = 2e-5;

    /// <summary>As much for the length of the gradient of all weights, which has passed through every layer twice.</summary>
    private const double GradientTolerance = 5e-3;

    /// <summary>Compares the outputs of the case's own inputs and, of a step, the loss and the gradient.</summary>
    /// <returns>The largest difference of an output, as a share of the largest output.</returns>
    /// <exception cref="MeasurementException">They differ.</exception>
    public static double Check(PyTorchPeer peer, Workload workload, PeerCase one)
    {
        var error = CheckOutputs(peer, workload);
        // Each side drops out values of its own.
        if (workload is StepWorkload step && !one.Network.ReadLayers().Any(layer => layer.Kind.Contains("drop", StringComparison.Ordinal)))
        {
            var answer = peer.Ask(new JsonObject { ["do"] = "gradient", ["batch"] = workload.Batch });
            var (loss, norm) = step.Measure();
            Require(one, "loss", loss, (double)answer["loss"]!);
            Require(one, "gradient's length", norm, (double)answer["norm"]!);
        }

        return error;
    }

    private static double CheckOutputs(PyTorchPeer peer, Workload workload)
    {
        var answer = peer.Ask(new JsonObject { ["do"] = "output", ["batch"] = workload.Batch })["output"]!.AsArray();
        float[] theirs = [.. answer.Select(value => (float)value!)];
        return Outputs(workload.Network.Description.Name, workload.Network.PredictAll(workload.Input), theirs);
    }

    /// <summary>The largest difference of two sides' outputs, as a share of the largest output.</summary>
    /// <exception cref="MeasurementException">They differ by more than rounding.</exception>
    public static double Outputs(string network, float[] ours, float[] theirs, double tolerance = OutputTolerance)
    {
        var largest = theirs.Max(MathF.Abs);
        var error = 0f;
        for (var i = 0; i < ours.Length; i++)
        {
            var difference = MathF.Abs(ours[i] - theirs[i]) / largest;
            if (!(difference <= tolerance))
            {
                throw new MeasurementException(FormattableString.Invariant($"output {i} of '{network}' is {ours[i]}, PyTorch's is {theirs[i]}, and the largest is {largest}; the two do not compute the same"));
            }

            error = MathF.Max(error, difference);
        }

        return error;
    }

    private static void Require(PeerCase one, string what, double ours, double theirs)
    {
        if (!(Math.Abs(ours - theirs) <= GradientTolerance * Math.Abs(theirs)))
        {
            throw new MeasurementException(FormattableString.Invariant($"the {what} of '{one.Network.Name}' is {ours}, PyTorch's is {theirs}; the two do not compute the same"));
        }
    }
}
