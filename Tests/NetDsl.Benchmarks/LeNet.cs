using NetDsl.Kernels;
using NetDsl.Memory;

namespace NetDsl.Benchmarks;

/// <summary>LeNet-5 as the compiler would write it: a sequence of kernel calls.</summary>
internal sealed class LeNet
{
    private readonly int batch;
    private readonly Blob input, conv1, pool1, conv2, pool2, dense1, dense2, logits;
    private readonly int[] routes1, routes2;
    private readonly Parameter kernel1 = new(25 * 6, 0.2f, 1), bias1 = new(6, 0, 0);
    private readonly Parameter kernel2 = new(25 * 6 * 16, 0.1f, 2), bias2 = new(16, 0, 0);
    private readonly Parameter weights1 = new(400 * 120, 0.05f, 3), offsets1 = new(120, 0, 0);
    private readonly Parameter weights2 = new(120 * 84, 0.1f, 4), offsets2 = new(84, 0, 0);
    private readonly Parameter weights3 = new(84 * 10, 0.1f, 5), offsets3 = new(10, 0, 0);
    private readonly NativeBuffer packed1 = new(16 * 26), packed2 = new(16 * 151), packedD1 = new(128 * 401), packedD2 = new(96 * 121);
    private readonly NativeBuffer packedD3 = new(16 * 85), back2 = new(16 * 25 * 16), backD1 = new(400 * 120), backD2 = new(128 * 84);
    private readonly NativeBuffer backD3 = new(96 * 10);

    public LeNet(int batch)
    {
        this.batch = batch;
        input = new Blob(batch * 784);
        conv1 = new Blob(batch * 784 * 6);
        pool1 = new Blob(batch * 196 * 6);
        conv2 = new Blob(batch * 100 * 16);
        pool2 = new Blob(batch * 400);
        dense1 = new Blob(batch * 120);
        dense2 = new Blob(batch * 84);
        logits = new Blob(batch * 10);
        routes1 = new int[batch * 196 * 6];
        routes2 = new int[batch * 400];
        Random random = new(7);
        foreach (ref float pixel in input.Value)
        {
            pixel = random.NextSingle();
        }

        Prepare();
    }

    public void Prepare()
    {
        Conv2D.Pack<LeNetConv1>(kernel1.Value, bias1.Value, packed1.Span);
        Conv2D.Pack<LeNetConv2>(kernel2.Value, bias2.Value, packed2.Span);
        Dense.Pack<LeNetDense1>(weights1.Value, offsets1.Value, packedD1.Span);
        Dense.Pack<LeNetDense2>(weights2.Value, offsets2.Value, packedD2.Span);
        Dense.Pack<LeNetDense3>(weights3.Value, offsets3.Value, packedD3.Span);
    }

    public void Infer()
    {
        Conv2D.Forward<LeNetConv1, Relu>(batch, input.Value, packed1.Span, conv1.Value);
        MaxPool.Infer<LeNetPool1>(batch, conv1.Value, pool1.Value);
        Conv2D.Forward<LeNetConv2, Relu>(batch, pool1.Value, packed2.Span, conv2.Value);
        MaxPool.Infer<LeNetPool2>(batch, conv2.Value, pool2.Value);
        Dense.Forward<LeNetDense1, Relu>(batch, pool2.Value, packedD1.Span, dense1.Value);
        Dense.Forward<LeNetDense2, Relu>(batch, dense1.Value, packedD2.Span, dense2.Value);
        Dense.Forward<LeNetDense3, Identity>(batch, dense2.Value, packedD3.Span, logits.Value);
    }

    public void Train()
    {
        Profile.Time("pack", Prepare);
        Profile.Time("pack transposed", () =>
        {
            Conv2D.PackTransposed<LeNetConv2>(kernel2.Value, back2.Span);
            Dense.PackTransposed<LeNetDense1>(weights1.Value, backD1.Span);
            Dense.PackTransposed<LeNetDense2>(weights2.Value, backD2.Span);
            Dense.PackTransposed<LeNetDense3>(weights3.Value, backD3.Span);
        });
        Profile.Time("conv1", () => Conv2D.Forward<LeNetConv1, Relu>(batch, input.Value, packed1.Span, conv1.Value));
        Profile.Time("pool1", () => MaxPool.Forward<LeNetPool1>(batch, conv1.Value, pool1.Value, routes1));
        Profile.Time("conv2", () => Conv2D.Forward<LeNetConv2, Relu>(batch, pool1.Value, packed2.Span, conv2.Value));
        Profile.Time("pool2", () => MaxPool.Forward<LeNetPool2>(batch, conv2.Value, pool2.Value, routes2));
        Profile.Time("dense", () =>
        {
            Dense.Forward<LeNetDense1, Relu>(batch, pool2.Value, packedD1.Span, dense1.Value);
            Dense.Forward<LeNetDense2, Relu>(batch, dense1.Value, packedD2.Span, dense2.Value);
            Dense.Forward<LeNetDense3, Identity>(batch, dense2.Value, packedD3.Span, logits.Value);
        });
        Loss.CrossEntropy(batch, logits.Value, logits.Gradient);
        Profile.Time("dense gradients", BackwardDense);
        Profile.Time("pool2 back", () => MaxPool.Backward<LeNetPool2>(batch, pool2.Gradient, routes2, conv2.Gradient));
        Profile.Time("relu2 back", () => Activation.Backward<Relu>(conv2.Value, conv2.Gradient, conv2.Gradient));
        Profile.Time("conv2 weights", () =>
            Conv2D.BackwardWeights<LeNetConv2>(batch, pool1.Value, conv2.Gradient, kernel2.Gradient, bias2.Gradient));
        Profile.Time("conv2 input", () => Conv2D.BackwardInput<LeNetConv2>(batch, conv2.Gradient, back2.Span, pool1.Gradient));
        Profile.Time("pool1 back", () => MaxPool.Backward<LeNetPool1>(batch, pool1.Gradient, routes1, conv1.Gradient));
        Profile.Time("relu1 back", () => Activation.Backward<Relu>(conv1.Value, conv1.Gradient, conv1.Gradient));
        Profile.Time("conv1 weights", () =>
            Conv2D.BackwardWeights<LeNetConv1>(batch, input.Value, conv1.Gradient, kernel1.Gradient, bias1.Gradient));
        Profile.Time("step", () =>
        {
            foreach (Parameter parameter in Parameters)
            {
                parameter.Step(0.001f);
            }
        });
    }

    private Parameter[] Parameters => field ??=
        [kernel1, bias1, kernel2, bias2, weights1, offsets1, weights2, offsets2, weights3, offsets3];

    private void BackwardDense()
    {
        Dense.BackwardWeights<LeNetDense3>(batch, dense2.Value, logits.Gradient, weights3.Gradient, offsets3.Gradient);
        Dense.BackwardInput<LeNetDense3>(batch, logits.Gradient, backD3.Span, dense2.Gradient);
        Activation.Backward<Relu>(dense2.Value, dense2.Gradient, dense2.Gradient);
        Dense.BackwardWeights<LeNetDense2>(batch, dense1.Value, dense2.Gradient, weights2.Gradient, offsets2.Gradient);
        Dense.BackwardInput<LeNetDense2>(batch, dense2.Gradient, backD2.Span, dense1.Gradient);
        Activation.Backward<Relu>(dense1.Value, dense1.Gradient, dense1.Gradient);
        Dense.BackwardWeights<LeNetDense1>(batch, pool2.Value, dense1.Gradient, weights1.Gradient, offsets1.Gradient);
        Dense.BackwardInput<LeNetDense1>(batch, dense1.Gradient, backD1.Span, pool2.Gradient);
    }
}
