namespace NetworkTests.Interpreter;

/// <summary>A training step of the interpreter: the output, the statistics that moved, and behind the backward pass the gradients.</summary>
internal sealed class ReferenceStepRun(ReferenceNetwork network, double[] input)
{
    private readonly ReferencePass pass = network.Train(input);

    public double[] Output => pass.Output;

    public double[] Weight(string name) => network.Weights[name];

    /// <summary>The gradient of a weight; zeros where the output does not depend on it.</summary>
    public double[] Gradient(string name, int length) => pass.Gradients.GetValueOrDefault(name) ?? new double[length];

    public void Backward(double[] outputGradient) => pass.Backward(outputGradient);
}
